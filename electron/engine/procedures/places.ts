import { z } from 'zod'
import { Tabs, Whose } from '../../../shared/contract/places.ts'
import { hasCode, requireCode } from '../../db/repositories/codes.ts'
import { currentResearcherId, readSetting, writeSetting } from '../../db/repositories/project.ts'
import { getSource, listSources } from '../../db/repositories/sources.ts'
import { type ReadableDb, unjournaled } from '../../db/sql.ts'
import type { AreaHandlers } from '../handlers.ts'

const Place = z.object({ offset: z.number(), at: z.string() })
const Keys = z.record(z.string(), z.string())
const NO_TABS: Tabs = { sourceIds: [], activeId: null, besideId: null, isActiveRight: false }

/** What each researcher's window remembers in this copy of the project. */
export const placeHandlers: AreaHandlers<'places' | 'codeKeys' | 'tabs' | 'whose'> = {
  'places.get': (db, { sourceId }) => {
    const { length } = getSource(db, sourceId)
    const place = Place.nullable().parse(readJson(db, placeKey(db, sourceId)))
    return place === null ? null : { ...place, offset: Math.min(place.offset, length) }
  },
  'places.set': (session, { sourceId, offset }) => {
    const db = session.db()
    const { length } = getSource(db, sourceId)
    const place = { offset: Math.min(offset, length), at: new Date().toISOString() }
    keep(db, placeKey(db, sourceId), place)
    session.emit({ type: 'changed', areas: ['places'] })
    return place
  },
  'tabs.get': db => readTabs(db),
  'tabs.set': (session, tabs) => {
    const db = session.db()
    keep(db, tabsKey(db), tabs)
    return tabs
  },
  'codeKeys.get': db => readKeys(db),
  'codeKeys.set': (session, { key, codeId }) => {
    const db = session.db()
    if (codeId !== null) requireCode(db, codeId)
    const { [key]: _before, ...others } = readKeys(db)
    const keys = codeId === null ? others : { ...others, [key]: codeId }
    keep(db, keysKey(db), keys)
    session.emit({ type: 'changed', areas: ['codeKeys'] })
    return keys
  },
  'whose.get': db => Whose.catch('both').parse(readJson(db, whoseKey(db))),
  'whose.set': (session, { whose }) => {
    const db = session.db()
    keep(db, whoseKey(db), whose)
    session.emit({ type: 'changed', areas: ['whose'] })
    return whose
  },
}

function readKeys(db: ReadableDb): Record<string, string> {
  const keys = Object.entries(Keys.parse(readJson(db, keysKey(db)) ?? {}))
  return Object.fromEntries(keys.filter(([, codeId]) => hasCode(db, codeId)))
}

function readTabs(db: ReadableDb): Tabs {
  const tabs = Tabs.parse(readJson(db, tabsKey(db)) ?? NO_TABS)
  const known = new Set(listSources(db).map(({ id }) => id))
  const isKnown = (id: string | null) => id !== null && known.has(id)
  return {
    ...tabs,
    sourceIds: tabs.sourceIds.filter(isKnown),
    activeId: isKnown(tabs.activeId) ? tabs.activeId : null,
    besideId: isKnown(tabs.besideId) ? tabs.besideId : null,
  }
}

function readJson(db: ReadableDb, key: string): unknown {
  const value = readSetting(db, key)
  return value === null ? null : JSON.parse(value)
}

function keep(db: ReadableDb, key: string, value: unknown): void {
  writeSetting(unjournaled(db, 'a setting of this copy'), key, JSON.stringify(value))
}

function placeKey(db: ReadableDb, sourceId: string): string {
  return `place/${currentResearcherId(db)}/${sourceId}`
}

function keysKey(db: ReadableDb): string {
  return `code_keys/${currentResearcherId(db)}`
}

function whoseKey(db: ReadableDb): string {
  return `whose/${currentResearcherId(db)}`
}

function tabsKey(db: ReadableDb): string {
  return `tabs/${currentResearcherId(db)}`
}
