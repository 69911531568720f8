import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { composeStatement } from '../../../shared/domain/statement.ts'
import { trace } from '../../../shared/domain/trace.ts'
import { requireCodings } from '../../db/repositories/codings.ts'
import { listEdges, listNumbers } from '../../db/repositories/chains.ts'
import {
  duplicateConfiguration,
  mergeConfigurations,
  splitConfiguration,
} from '../../db/repositories/configuration-merge.ts'
import {
  getConfiguration,
  insertConfiguration,
  listConfigurationPage,
  listNeighbours,
  removeConfiguration,
  updateConfiguration,
} from '../../db/repositories/configurations.ts'
import { insertInitial } from '../../db/repositories/initial-theory.ts'
import { insertElement } from '../../db/repositories/elements.ts'
import { insertEvidence, listEvidence } from '../../db/repositories/evidence.ts'
import { listLineage } from '../../db/repositories/lineage.ts'
import { listLinks } from '../../db/repositories/links.ts'
import {
  addSlot,
  configurationOfSlot,
  removeSlot,
  setSlots,
  updateSlot,
} from '../../db/repositories/slots.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { disconfirm } from '../disconfirm.ts'
import { nameLoops } from '../loops.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Context-mechanism-outcome configurations. */
export const configurationHandlers: AreaHandlers<'configurations'> = {
  'configurations.list': (db, page) => listConfigurationPage(db, page),
  'configurations.get': (db, { configurationId }) => {
    const configuration = getConfiguration(db, configurationId)
    return {
      ...configuration,
      composed: composeStatement(configuration.slots, configuration.style, configuration.actor),
      evidenceList: listEvidence(db, { configurationId, includeElements: true }),
      ...listNeighbours(db, configurationId),
      links: listLinks(db, { configurationId }),
    }
  },
  'configurations.createInitial': (db, input) =>
    outcome(db, insertInitial(db, input), number => `Make CMOC ${number} of the initial theory`),
  'configurations.updateSlot': (db, input) => {
    const configurationId = configurationOfSlot(db, input.slotId)
    updateSlot(db, input)
    return outcome(db, configurationId, number => `Change an element's place in CMOC ${number}`)
  },
  'configurations.create': (db, input) =>
    outcome(db, insertConfiguration(db, input), number => `Make CMOC ${number}`),
  'configurations.update': (db, { configurationId, ...fields }) => {
    getConfiguration(db, configurationId)
    updateConfiguration(db, configurationId, fields)
    return outcome(db, configurationId, number => `${changing(fields)} CMOC ${number}`)
  },
  'configurations.setSlots': (db, { configurationId, slots }) => {
    getConfiguration(db, configurationId)
    setSlots(db, configurationId, slots)
    return outcome(db, configurationId, number => `Arrange CMOC ${number}`)
  },
  'configurations.addSlot': (db, { configurationId, ...slot }) => {
    getConfiguration(db, configurationId)
    addSlot(db, configurationId, slot)
    return outcome(
      db,
      configurationId,
      number => `Add ${ROLE_NAMES[slot.role].toLowerCase()} to CMOC ${number}`,
    )
  },
  'configurations.addElement': (db, { configurationId, ...element }) => {
    getConfiguration(db, configurationId)
    const elementId = insertElement(db, element)
    addSlot(db, configurationId, { role: element.role, facet: element.facet, elementId })
    return outcome(
      db,
      configurationId,
      number => `Add a new ${ROLE_NAMES[element.role].toLowerCase()} to CMOC ${number}`,
    )
  },
  'configurations.removeSlot': (db, { slotId }) => {
    const configurationId = configurationOfSlot(db, slotId)
    removeSlot(db, slotId)
    return outcome(db, configurationId, number => `Take an element out of CMOC ${number}`)
  },
  'configurations.addPassage': (db, { configurationId, codingId, role, facet, label }) => {
    getConfiguration(db, configurationId)
    requireCodings(db, [codingId])
    const elementId = insertElement(db, { role, label, facet })
    insertEvidence(db, { codingId, elementId, stance: 'supports' })
    addSlot(db, configurationId, { role, facet, elementId })
    return outcome(
      db,
      configurationId,
      number => `Put a passage into CMOC ${number} as ${ROLE_NAMES[role].toLowerCase()}`,
    )
  },
  'configurations.trace': (db, { configurationId, direction, depth }) => {
    getConfiguration(db, configurationId)
    const found = trace(listEdges(db, configurationId), configurationId, direction, depth)
    return { ...found, loops: nameLoops(found.edges, listNumbers(db)) }
  },
  'configurations.disconfirm': (db, { configurationId, limit }) => {
    getConfiguration(db, configurationId)
    return disconfirm(db, configurationId, limit)
  },
  'configurations.duplicate': (db, input, researcherId) => {
    const { number } = getConfiguration(db, input.configurationId)
    const id = duplicateConfiguration(db, input, researcherId)
    return outcome(db, id, made => `Copy CMOC ${number} as CMOC ${made}`)
  },
  'configurations.split': (db, input, researcherId) => {
    const { number } = getConfiguration(db, input.configurationId)
    const ids = splitConfiguration(db, input, researcherId)
    return { value: ids.map(id => getConfiguration(db, id)), label: `Split CMOC ${number}` }
  },
  'configurations.merge': (db, input, researcherId) => {
    mergeConfigurations(db, input, researcherId)
    return outcome(db, input.into, number => `Merge configurations into CMOC ${number}`)
  },
  'configurations.lineage': (db, { configurationId }) =>
    listLineage(db, 'configuration', configurationId),
  'configurations.remove': (db, { configurationId }) => {
    const { number } = getConfiguration(db, configurationId)
    return {
      value: { removedEvidence: removeConfiguration(db, configurationId) },
      label: `Remove CMOC ${number}`,
    }
  },
}

type Fields = Omit<ParsedInputOf<'configurations.update'>, 'configurationId'>

/** What can be changed about a configuration, as a step names it; a reason belongs to its status. */
const FIELD_NAMES: Record<keyof Fields, string> = {
  title: 'title',
  handle: 'short name',
  origin: 'origin',
  actor: 'actor',
  ownerId: 'owner',
  caseId: 'case',
  style: 'style',
  status: 'status',
  statusReason: 'status',
  statement: 'statement',
}

/** How the name of a step begins that changes these fields: with the one thing they are about, where it is one. */
function changing(fields: Fields): string {
  const changed = Object.keys(FIELD_NAMES).filter(key => fields[key as keyof Fields] !== undefined)
  const [name, ...others] = new Set(changed.map(key => FIELD_NAMES[key as keyof Fields]))
  return name === undefined || others.length > 0 ? 'Change' : `Change the ${name} of`
}

function outcome(db: ReadableDb, configurationId: string, label: (number: number) => string) {
  const value = getConfiguration(db, configurationId)
  return { value, label: label(value.number) }
}
