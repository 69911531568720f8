import { page } from 'vitest/browser'
import { useWorkspace } from '../../../../renderer/store/workspace.ts'
import type { Role } from '../../../../shared/domain/roles.ts'
import { type PageBridge, startPageBridge } from '../../../support/page-bridge.ts'

/** A small study with one complete configuration and passages that are coded and not yet attached. */
export interface Study {
  bridge: PageBridge
  configurationId: string
  elementIds: Record<'alone' | 'ring' | 'held' | 'returns', string>
  /** Of Ann, Ben and Cal, in this order. */
  codingIds: string[]
}

const SAYINGS = [
  ['Ann', 'Clients', 'She rang me and I thought, she means it.'],
  ['Ben', 'Clients', 'They rang, but I never went back.'],
  ['Cal', 'Staff', 'We ring everybody in the first week.'],
] as const

/** Makes the study and opens its configuration. */
export async function makeStudy(): Promise<Study> {
  await page.viewport(1440, 900)
  const bridge = await startPageBridge({ title: 'Social prescribing' })
  const make = async (role: Role, label: string, facet?: 'resource' | 'reasoning') =>
    (await bridge.run('elements.create', { role, label, ...(facet ? { facet } : {}) })).id
  const elementIds = {
    alone: await make('C', 'the client lives alone'),
    ring: await make('M', 'the link worker rings within a week', 'resource'),
    held: await make('M', 'the client feels held', 'reasoning'),
    returns: await make('O', 'the client comes back'),
  }
  const codingIds: string[] = []
  for (const [title, group, text] of SAYINGS) {
    const { id: sourceId } = await bridge.run('sources.create', { title, group, text })
    const { id } = await bridge.run('codings.create', {
      ...{ sourceId, start: 0, end: text.length, roles: ['M'] },
    })
    codingIds.push(id)
  }
  const { alone, ring, held, returns } = elementIds
  const { id: configurationId } = await bridge.run('configurations.create', {
    title: 'Rung up',
    slots: [
      { role: 'C', elementId: alone },
      { role: 'M', facet: 'resource', elementId: ring },
      { role: 'M', facet: 'reasoning', elementId: held },
      { role: 'O', elementId: returns },
    ],
  })
  useWorkspace.getState().openConfiguration(configurationId)
  return { bridge, configurationId, elementIds, codingIds }
}
