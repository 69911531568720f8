import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { EvidenceCounts } from '../../../shared/contract/common.ts'
import { INNER_LINKS } from '../../../shared/domain/realist.ts'
import type { Role, Stance } from '../../../shared/domain/roles.ts'
import { all, type ReadableDb, sql } from '../sql.ts'
import { PASSAGE_ORIGIN, originOf } from './evidence.ts'

interface Said {
  codingId: string
  elementId: string | null
  link: string | null
  stance: Stance
  id: string | null
  name: string | null
}

type Balance = OutputOf<'evidence.balance'>
type Part = Balance['parts'][number]

/**
 * What speaks for and against a configuration, by where it comes from: as a whole, on itself, on each of its elements and on
 * each of its links. A passage counts once per stance in each part.
 */
export function balanceEvidence(
  db: ReadableDb,
  { configurationId, ...origin }: ParsedInputOf<'evidence.balance'>,
): Balance {
  const [id, name] = originOf(origin)
  const said = all<Said>(
    db,
    sql`SELECT coding_id AS codingId, element_id AS elementId, link, stance,
          ${id} AS id, ${name} AS name
        FROM ${PASSAGE_ORIGIN}
        WHERE configuration_id = ${configurationId} OR element_id IN
          (SELECT element_id FROM slot WHERE configuration_id = ${configurationId})`,
  )
  const elements = all<{ id: string; label: string; role: Role }>(
    db,
    sql`SELECT DISTINCT element.id, element.label, slot.role
        FROM slot JOIN element ON element.id = slot.element_id
        WHERE configuration_id = ${configurationId}
        ORDER BY instr('CIMO', slot.role), slot.position, slot.id`,
  )
  const byElement = Map.groupBy(said, ({ elementId }) => elementId)
  const own = byElement.get(null) ?? []
  const linked = Map.groupBy(own, ({ link }) => link)
  const part = (fields: Omit<Part, 'rows'>, pieces: readonly Said[] = []): Part => {
    return { ...fields, rows: countByOrigin(pieces) }
  }
  const none = { elementId: null, role: null, label: null, link: null }
  return {
    whole: countByOrigin(said),
    parts: [
      part({ ...none, kind: 'configuration' }, own),
      ...elements.map(({ id: elementId, label, role }) =>
        part({ ...none, kind: 'element', elementId, label, role }, byElement.get(elementId)),
      ),
      ...INNER_LINKS.flatMap(link => {
        const pieces = linked.get(link)
        return pieces === undefined ? [] : [part({ ...none, kind: 'link', link }, pieces)]
      }),
    ],
  }
}

function countByOrigin(said: readonly Said[]): Balance['whole'] {
  const order = new Intl.Collator('en', { numeric: true })
  return [...Map.groupBy(said, ({ id }) => id)]
    .map(([id, pieces]) => ({ id, name: pieces[0]?.name ?? null, ...countStances(pieces) }))
    .sort((a, b) => {
      if (a.name === null || b.name === null)
        return Number(a.name === null) - Number(b.name === null)
      return order.compare(a.name, b.name)
    })
}

function countStances(pieces: readonly Said[]): EvidenceCounts {
  const count = (stance: Stance) =>
    new Set(pieces.filter(piece => piece.stance === stance).map(({ codingId }) => codingId)).size
  return {
    supports: count('supports'),
    refines: count('refines'),
    challenges: count('challenges'),
  }
}
