import { useMemo } from 'react'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { useWorkspace } from '../../store/workspace.ts'
import type { Thing } from './find-things.ts'

/** Everything that a memo can link to or be about; read only while somebody looks for something. */
export function useThings(isWanted: boolean): Thing[] {
  const enabled = { enabled: isWanted }
  const { data: codes } = useProcedure('codes.list', {}, enabled)
  const { data: configurations } = useProcedure('configurations.list', {}, enabled)
  const { data: sources } = useProcedure('sources.list', {}, enabled)
  const { data: participants } = useProcedure('participants.list', {}, enabled)
  const { data: elements } = useProcedure('elements.list', {}, enabled)
  const { data: theories } = useProcedure('theories.list', {}, enabled)
  const { data: codings } = useProcedure('codings.list', {}, enabled)
  const { codingId, sourceId, configurationId } = useWorkspace.getState()
  return useMemo(() => {
    if (!isWanted) return []
    const titles = new Map(sources?.map(({ id, title }) => [id, title]))
    const near = new Set([codingId, sourceId, configurationId])
    const things: Thing[] = [
      ...(codings ?? []).map(({ id, quote, speaker, sourceId: of, roles }) => ({
        target: { kind: 'coding' as const, id },
        name: quote.replaceAll(/\s+/g, ' '),
        detail: [speaker, titles.get(of)].filter(Boolean).join(', '),
        role: roles[0] ?? null,
        quote,
      })),
      ...(codes ?? []).map(({ id, name, role }) => ({
        target: { kind: 'code' as const, id },
        name,
        detail: '',
        role,
      })),
      ...(configurations ?? []).map(({ id, number, title, statement }) => ({
        target: { kind: 'configuration' as const, id },
        name: title === '' ? `CMOC ${number}` : `CMOC ${number}: ${title}`,
        detail: title === '' ? statement : '',
      })),
      ...(sources ?? []).map(({ id, title, group }) => ({
        target: { kind: 'source' as const, id },
        name: title,
        detail: group ?? '',
      })),
      ...(participants ?? []).map(({ id, pseudonym, group }) => ({
        target: { kind: 'participant' as const, id },
        name: pseudonym,
        detail: group ?? '',
      })),
      ...(elements ?? []).map(({ id, label, role }) => ({
        target: { kind: 'element' as const, id },
        name: label,
        detail: ROLE_NAMES[role],
        role,
      })),
      ...(theories ?? []).map(({ id, name }) => ({
        target: { kind: 'theory' as const, id },
        name,
        detail: '',
      })),
    ]
    // Codings are many: what has a name of its own comes before them.
    const rank = (thing: Thing) => (thing.target.kind === 'coding' ? 1 : 0)
    return things
      .map(thing => ({ ...thing, isNear: near.has(thing.target.id) }))
      .sort((one, other) => rank(one) - rank(other))
  }, [
    isWanted,
    codes,
    configurations,
    sources,
    participants,
    elements,
    theories,
    codings,
    codingId,
    sourceId,
    configurationId,
  ])
}
