import fc from 'fast-check'
import type {
  DiagramConfiguration,
  DiagramInput,
  DiagramSlot,
  MeasureText,
} from '../../../../shared/diagram/scene.ts'
import { JOINERS } from '../../../../shared/domain/realist.ts'
import { ROLES, type Role } from '../../../../shared/domain/roles.ts'

/** Every character half as wide as its height: enough for tests that do not look at type. */
export const measureRoughly: MeasureText = (text, size) => text.length * size * 0.5

/** A slot; its element's id is its label. */
export function slot(role: Role, label: string, supports = 0, challenges = 0): DiagramSlot {
  return {
    elementId: label,
    role,
    facet: null,
    label,
    joiner: 'and',
    ...{ layer: null, group: null, valence: null },
    evidence: { supports, refines: 0, challenges },
  }
}

/** A configuration of slots written as `C:text`. */
export function configuration(
  id: string,
  slots: string[],
  changes: Partial<DiagramConfiguration> = {},
): DiagramConfiguration {
  return {
    id,
    label: id,
    title: '',
    status: 'agreed',
    isNew: false,
    slots: slots.map(text => slot(text.slice(0, 1) as Role, text.slice(2))),
    principleIds: [],
    evidence: { supports: 0, refines: 0, challenges: 0 },
    ...changes,
  }
}

/** A theory of configurations. */
export function theory(...configurations: DiagramConfiguration[]): DiagramInput {
  return { title: 'A theory', date: '2026-11-22', configurations, links: [], principles: [] }
}

const counts = fc.record({
  supports: fc.nat(20),
  refines: fc.nat(3),
  challenges: fc.nat(3),
})

const links = fc.array(
  fc.record({
    kind: fc.constantFrom('becomes', 'triggers', 'reinforces', 'inhibits'),
    from: fc.nat(9),
    to: fc.nat(9),
    fromElement: fc.option(fc.nat(11)),
    toElement: fc.option(fc.nat(11)),
  }),
  { maxLength: 5 },
)

const configurations = fc.array(
  fc.record({
    isNew: fc.boolean(),
    evidence: counts,
    principleIds: fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3'), { maxLength: 2 }),
    slots: fc.array(
      fc.record({
        role: fc.constantFrom(...ROLES),
        element: fc.nat(11),
        joiner: fc.constantFrom(...JOINERS),
      }),
      {
        maxLength: 7,
      },
    ),
  }),
  { maxLength: 9 },
)

const belonging = fc.record({
  layer: fc.constantFrom(null, 'individual', 'Institutional', 'policy', 'a layer of their own'),
  group: fc.constantFrom(null, 'clients', 'link workers', 'an alliance of general practices'),
  valence: fc.constant(null),
})

const elementId = (element: number) => `<element "${element}">`

/** Theories with anything in them: shared elements, chains, loops, links, empty and doubled slots, odd labels. */
export const anyTheory: fc.Arbitrary<DiagramInput> = fc
  .record({
    configurations,
    links,
    labels: fc.array(fc.string({ unit: 'binary', maxLength: 60 }), {
      minLength: 12,
      maxLength: 12,
    }),
    belongings: fc.array(belonging, { minLength: 12, maxLength: 12 }),
    title: fc.string({ unit: 'binary', maxLength: 80 }),
  })
  .map(({ configurations, links, labels, belongings, title }) => ({
    title,
    principles: ['p1', 'p2', 'p3'].map(id => ({ id, name: `Principle ${labels[0]} ${id}` })),
    date: '2026-11-22',
    configurations: configurations.map((item, index) => ({
      ...configuration(`configuration ${index}`, []),
      ...item,
      slots: item.slots.map(({ role, element, joiner }) => ({
        ...slot(role, labels[element] ?? ''),
        ...{ elementId: elementId(element), joiner },
        ...belongings[element],
      })),
    })),
    links: links.map(({ kind, from, to, fromElement, toElement }, index) => ({
      ...{ id: `link ${index}`, kind },
      ...{ fromId: `configuration ${from}`, toId: `configuration ${to}` },
      fromElementId: fromElement === null ? null : elementId(fromElement),
      toElementId: toElement === null ? null : elementId(toElement),
    })),
  }))
