import { useMemo, useState } from 'react'
import type { Role } from '../../../shared/domain/roles.ts'
import { chooseForProject, type ProjectPreview, useInterchange } from '../../store/interchange.ts'
import { Button } from '../../ui/Button.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './Interchange.module.css'
import { effectiveRoles, withRole } from './roles.ts'
import { ROLE_OPTIONS } from './words.ts'

const INDENT_PX = 20

/** More than this is a long way to scroll: folders first, and the rest when asked for. */
const MOST_SHOWN = 150

/** The codebook of a project with the role that each code gets; what lies below a code follows it. */
export function CodeRoles({ codes }: { codes: ProjectPreview['codes'] }) {
  const roles = useInterchange(state => state.projectChoices.roles)
  const [isAll, setIsAll] = useState(codes.length <= MOST_SHOWN)
  const tree = useMemo(() => describe(codes), [codes])
  const effective = effectiveRoles(codes, roles)
  const shown = isAll ? tree : tree.filter(({ below, depth }) => below > 0 || depth === 0)
  return (
    <>
      <p className={styles.note}>
        Codes that are given a role pass it on to their codings and to the codes below them.
      </p>
      <div className={styles.list} role="region" aria-label="Codes and their roles" tabIndex={0}>
        <ul>
          {shown.map(({ guid, name, codings, depth, below }) => (
            <li key={guid} className={styles.code}>
              <span
                className={styles.codeName}
                style={{ paddingLeft: Math.min(depth, 8) * INDENT_PX }}
              >
                <RoleBadge role={effective.get(guid) ?? null} />
                <span className={styles.ellipsis} title={name}>
                  {name}
                </span>
              </span>
              <span className={styles.number}>
                {below > 0 ? `${formatNumber(below)} below` : count(codings, 'coding')}
              </span>
              <Select
                label={`Role of ${name}`}
                isLabelHidden
                value={effective.get(guid) ?? 'none'}
                options={ROLE_OPTIONS}
                onChange={role =>
                  chooseForProject({ roles: withRole(codes, roles, guid, asRole(role)) })
                }
              />
            </li>
          ))}
        </ul>
      </div>
      {!isAll && (
        <Button size="small" onPress={() => setIsAll(true)}>
          {`Show all ${formatNumber(codes.length)} codes`}
        </Button>
      )}
    </>
  )
}

function asRole(option: Role | 'none'): Role | null {
  return option === 'none' ? null : option
}

/** Codes with how deep each lies, and how many lie below it. */
function describe(codes: ProjectPreview['codes']) {
  const depths = new Map<string, number>()
  const below = new Map<string, number>()
  const parents = new Map(codes.map(({ guid, parentGuid }) => [guid, parentGuid]))
  for (const { guid, parentGuid } of codes) {
    depths.set(guid, parentGuid === null ? 0 : (depths.get(parentGuid) ?? 0) + 1)
    for (let at = parentGuid; at !== null; at = parents.get(at) ?? null) {
      below.set(at, (below.get(at) ?? 0) + 1)
    }
  }
  return codes.map(code => ({
    ...code,
    depth: depths.get(code.guid) ?? 0,
    below: below.get(code.guid) ?? 0,
  }))
}
