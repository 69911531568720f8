import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'

/** What roles and codes are called, by letter or id. */
export function useLabelNames(): (id: string) => string {
  const { data: codes } = useProcedure('codes.list', {})
  const names = new Map<string, string>([
    ...ROLES.map(role => [role, ROLE_NAMES[role]] as const),
    ...(codes ?? []).map(({ id, name }) => [id, name] as const),
  ])
  return id => names.get(id) ?? ''
}
