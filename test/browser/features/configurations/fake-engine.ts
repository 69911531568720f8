import type { Bridge } from '../../../../shared/contract/bridge.ts'
import type { ConfigurationDetail } from '../../../../shared/contract/configurations.ts'
import type { EngineEvent } from '../../../../shared/contract/contract.ts'
import type { Element } from '../../../../shared/contract/elements.ts'
import type { Evidence } from '../../../../shared/contract/evidence.ts'
import type { Diagram } from '../../../../shared/contract/theories.ts'
import type { Facet, Role } from '../../../../shared/domain/roles.ts'

/**
 * An engine in memory, for tests of the window alone: one configuration, a few elements, a quote. It answers the
 * procedures that these places use and keeps the calls that were made.
 */
export class FakeEngine implements Bridge {
  readonly calls: { procedure: string; input: Record<string, unknown> }[] = []
  readonly elements: Element[] = [
    makeElement('alone', 'C', 'Client lives alone'),
    makeElement('worried', 'C', 'Client worries about money'),
    makeElement('rings', 'M', 'Link worker rings within a week', 'resource'),
    makeElement('returns', 'O', 'Client comes back'),
  ]
  slots: { role: Role; facet: Facet | null; elementId: string }[] = []
  evidence: Evidence[] = []
  diagram: Diagram = {
    title: 'Theory',
    date: '2026-11-22',
    width: 0,
    height: 0,
    columns: [],
    nodes: [],
    edges: [],
  }
  #listeners = new Set<(event: EngineEvent) => void>()

  async call(procedure: string, input: unknown) {
    const given = input as Record<string, never>
    this.calls.push({ procedure, input: given })
    const value: unknown = this.#answer(procedure, given)
    if (/\.(create|update|setSlots|addSlot|removeSlot)$/.test(procedure)) {
      const areas = ['configurations', 'elements', 'evidence', 'theories']
      for (const listener of this.#listeners) listener({ type: 'changed', areas })
    }
    return { ok: true as const, value }
  }

  onEvent(listener: (event: EngineEvent) => void) {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** The slots as `role/facet:element`, in order. */
  get filled(): string[] {
    return this.slots.map(
      ({ role, facet, elementId }) => `${role}${facet === null ? '' : `/${facet}`}:${elementId}`,
    )
  }

  configuration(): ConfigurationDetail {
    const missing = (['C', 'M', 'O'] as const).filter(
      role => !this.slots.some(slot => slot.role === role),
    )
    return {
      id: 'one',
      number: 1,
      title: 'First',
      status: 'draft',
      statusReason: '',
      slots: this.slots.map((slot, index) => {
        const element = this.elements.find(({ id }) => id === slot.elementId)
        const label = element?.label ?? ''
        return { ...slot, id: `slot-${index}`, label, elementRole: element?.role ?? slot.role }
      }),
      statement: '',
      composed: '',
      isRewritten: false,
      missing,
      isComplete: missing.length === 0,
      evidence: { supports: 0, refines: 0, challenges: 0 },
      createdAt: '2026-11-22T00:00:00.000Z',
      evidenceList: this.evidence,
      chainsIn: [],
      chainsOut: [],
      rivals: [],
    }
  }

  #answer(procedure: string, input: Record<string, never>): unknown {
    switch (procedure) {
      case 'configurations.list':
        return [this.configuration()]
      case 'configurations.get':
        return this.configuration()
      case 'configurations.setSlots':
        this.slots = structuredClone(input['slots'] ?? [])
        return this.configuration()
      case 'configurations.addSlot': {
        const { role, facet, elementId } = input as Record<string, never>
        this.slots = [
          ...this.slots,
          { role: role ?? 'C', facet: facet ?? null, elementId: elementId ?? '' },
        ]
        return this.configuration()
      }
      case 'configurations.removeSlot':
        this.slots = this.slots.filter((_, index) => `slot-${index}` !== input['slotId'])
        return this.configuration()
      case 'elements.list':
        return this.elements
      case 'elements.create': {
        const element = makeElement(
          `made-${this.elements.length}`,
          input['role'] ?? 'C',
          input['label'] ?? '',
        )
        this.elements.push(element)
        return element
      }
      case 'evidence.list':
        return this.evidence
      case 'theories.diagram':
        return this.diagram
      default:
        return []
    }
  }
}

function makeElement(id: string, role: Role, label: string, facet: Facet | null = null): Element {
  return {
    id,
    role,
    facet,
    label,
    description: '',
    layer: null,
    valence: null,
    configurationIds: [],
    evidence: { supports: 0, refines: 0, challenges: 0 },
  }
}
