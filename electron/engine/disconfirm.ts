import type { OutputOf } from '../../shared/contract/contract.ts'
import type { Role } from '../../shared/domain/roles.ts'
import {
  listCodesOn,
  listCodingsWith,
  listPassages,
  listPossibleVoices,
  listSaid,
  listVoices,
  type Voice,
} from '../db/repositories/passages.ts'
import type { ReadableDb } from '../db/sql.ts'

type Output = OutputOf<'configurations.disconfirm'>

/**
 * Where a researcher who wants to disprove a configuration would look. A case is a participant, or a source where nobody is
 * known to speak. It has a role of the configuration where one of its passages is attached to an element in that role
 * without challenging it, or has a code that such passages have: codes with another default role, and codes that stand on
 * passages of several roles alike, tell nothing and are left out.
 */
export function disconfirm(db: ReadableDb, configurationId: string, limit: number): Output {
  const said = listSaid(db, configurationId)
  const voices = listVoices(db)
  const byRole = passagesByRole(db, said)
  const casesOf = (role: Role) =>
    new Set(voices.filter(({ codingId }) => byRole[role].has(codingId)).map(caseOf))
  const [withOutcome, withMechanism] = [casesOf('O'), casesOf('M')]
  const find = (role: Role, without: ReadonlySet<string>) => {
    const shown = voices.filter(
      voice => byRole[role].has(voice.codingId) && !without.has(caseOf(voice)),
    )
    return {
      cases: new Set(shown.map(caseOf)).size,
      count: shown.length,
      passages: passagesOf(db, shown, limit),
    }
  }
  return {
    contextWithoutOutcome: find('C', withOutcome),
    outcomeWithoutMechanism: find('O', withMechanism),
    ...findUnheard(db, voices, new Set(said.map(({ codingId }) => codingId)), limit),
  }
}

function passagesOf(db: ReadableDb, voices: readonly Voice[], limit: number) {
  return listPassages(
    db,
    voices.slice(0, limit).map(({ codingId }) => codingId),
  )
}

function caseOf({ participantId, sourceId }: Voice): string {
  return participantId ?? `source ${sourceId}`
}

type ByRole = Record<Role, ReadonlySet<string>>

function passagesByRole(db: ReadableDb, said: ReturnType<typeof listSaid>): ByRole {
  const attached: Record<Role, Set<string>> = {
    C: new Set(),
    I: new Set(),
    M: new Set(),
    O: new Set(),
  }
  for (const { codingId, role, stance } of said) {
    if (role !== null && stance !== 'challenges') attached[role].add(codingId)
  }
  const codes = Map.groupBy(
    listCodesOn(
      db,
      said.map(({ codingId }) => codingId),
    ),
    ({ codingId }) => codingId,
  )
  const codesOf = (role: Role) =>
    new Set(
      [...attached[role]].flatMap(codingId =>
        (codes.get(codingId) ?? [])
          .filter(code => code.role === null || code.role === role)
          .map(({ codeId }) => codeId),
      ),
    )
  const byRole = { C: codesOf('C'), M: codesOf('M'), O: codesOf('O') }
  const withCodes = (role: 'C' | 'M' | 'O') => {
    const others = (['C', 'M', 'O'] as const).filter(other => other !== role)
    const own = [...byRole[role]].filter(codeId => !others.some(other => byRole[other].has(codeId)))
    return new Set([...attached[role], ...listCodingsWith(db, own)])
  }
  return { C: withCodes('C'), I: attached.I, M: withCodes('M'), O: withCodes('O') }
}

/** Groups and participants of whom no passage is attached. */
function findUnheard(
  db: ReadableDb,
  voices: readonly Voice[],
  heard: ReadonlySet<string>,
  limit: number,
): Pick<Output, 'unheardGroups' | 'unheardParticipants'> {
  const { participants, sources } = listPossibleVoices(db)
  const groupOfPerson = new Map(participants.map(({ id, group }) => [id, group]))
  const groupOfSource = new Map(sources.map(({ id, group }) => [id, group]))
  const groupOf = ({ participantId, sourceId }: Voice) =>
    groupOfPerson.get(participantId ?? '') ?? groupOfSource.get(sourceId) ?? null
  const said = voices.filter(({ codingId }) => heard.has(codingId))
  const heardGroups = new Set(said.map(groupOf))
  const heardPeople = new Set(said.map(({ participantId }) => participantId))
  const byGroup = Map.groupBy(voices, groupOf)
  const byPerson = Map.groupBy(voices, ({ participantId }) => participantId)
  const groups = new Set([...participants, ...sources].map(({ group }) => group))
  return {
    unheardGroups: [...groups]
      .filter(group => group !== null && !heardGroups.has(group))
      .map(group => group ?? '')
      .sort(new Intl.Collator('en', { numeric: true }).compare)
      .map(group => {
        const own = byGroup.get(group) ?? []
        return { group, count: own.length, passages: passagesOf(db, own, limit) }
      }),
    unheardParticipants: participants
      .filter(({ id }) => !heardPeople.has(id))
      .map(({ id, name, group }) => {
        const own = byPerson.get(id) ?? []
        return {
          ...{ participantId: id, participant: name, group, count: own.length },
          passages: passagesOf(db, own, Math.min(limit, 3)),
        }
      }),
  }
}
