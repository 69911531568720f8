import type { Role } from './roles.ts'

/** A configuration as far as it matters here. */
export interface Explained {
  id: string
  slots: readonly { role: Role; elementId: string; label: string }[]
}

/** An element by its words. */
export interface Part {
  elementId: string
  label: string
}

/** A mechanism that gives different outcomes. */
export interface Differing<C extends Explained> {
  mechanism: Part
  configurations: C[]
  sharedContexts: Part[]
  differingContexts: (Part & { configurationIds: string[] })[]
  outcomes: (Part & {
    configurationIds: string[]
    contexts: (Part & { inWith: number; inWithout: number })[]
  })[]
}

/** What a context and a mechanism give each time. */
export interface Steady {
  context: Part
  mechanism: Part
  outcomes: Part[]
  configurationIds: string[]
}

/**
 * Demi-regularities: mechanisms whose outcomes are not the same in all configurations, with the contexts that go with which
 * outcome, and contexts with mechanisms that give an outcome in all of several configurations. A configuration without an
 * outcome says nothing of either.
 */
export function findDemiRegularities<C extends Explained>(
  configurations: readonly C[],
): { differing: Differing<C>[]; steady: Steady[] } {
  const explaining = configurations.filter(({ slots }) => slots.some(({ role }) => role === 'O'))
  const byMechanism = gatherBy(explaining, 'M')
  return {
    differing: [...byMechanism.values()].flatMap(({ part, configurations: own }) => {
      const outcomes = [...gatherBy(own, 'O').values()]
      const isDiffering = outcomes.some(({ configurations: with_ }) => with_.length < own.length)
      return isDiffering ? [contrast(part, own, outcomes)] : []
    }),
    steady: [...byMechanism.values()].flatMap(({ part: mechanism, configurations: own }) =>
      [...gatherBy(own, 'C').values()].flatMap(({ part: context, configurations: both }) => {
        const outcomes = [...gatherBy(both, 'O').values()]
          .filter(({ configurations: with_ }) => with_.length === both.length)
          .map(({ part }) => part)
        return both.length < 2 || outcomes.length === 0
          ? []
          : [{ context, mechanism, outcomes, configurationIds: idsOf(both) }]
      }),
    ),
  }
}

interface Gathered<C> {
  part: Part
  configurations: C[]
}

/** Every element that stands in a role, with the configurations it stands in, in their order. */
function gatherBy<C extends Explained>(
  configurations: readonly C[],
  role: Role,
): Map<string, Gathered<C>> {
  const gathered = new Map<string, Gathered<C>>()
  for (const configuration of configurations) {
    for (const { elementId, label } of partsOf(configuration, role)) {
      const known = gathered.get(elementId) ?? { part: { elementId, label }, configurations: [] }
      known.configurations.push(configuration)
      gathered.set(elementId, known)
    }
  }
  return gathered
}

/** The elements in one role of a configuration, each once. */
export function partsOf({ slots }: Explained, role: Role): Part[] {
  const own = slots.filter(slot => slot.role === role)
  return [...new Map(own.map(({ elementId, label }) => [elementId, { elementId, label }])).values()]
}

function contrast<C extends Explained>(
  mechanism: Part,
  configurations: C[],
  outcomes: readonly Gathered<C>[],
): Differing<C> {
  const contexts = [...gatherBy(configurations, 'C').values()]
  const differing = contexts.filter(({ configurations: own }) => own.length < configurations.length)
  return {
    mechanism,
    configurations,
    sharedContexts: contexts
      .filter(({ configurations: own }) => own.length === configurations.length)
      .map(({ part }) => part),
    differingContexts: differing.map(({ part, configurations: own }) => ({
      ...part,
      configurationIds: idsOf(own),
    })),
    outcomes: outcomes.map(({ part, configurations: own }) => {
      const with_ = new Set(idsOf(own))
      return {
        ...part,
        configurationIds: [...with_],
        contexts: differing
          .map(context => {
            const inWith = context.configurations.filter(({ id }) => with_.has(id)).length
            const inWithout = context.configurations.length - inWith
            return { ...context.part, inWith, inWithout }
          })
          .filter(({ inWith }) => inWith > 0)
          .sort((a, b) => a.inWithout - b.inWithout || b.inWith - a.inWith),
      }
    }),
  }
}

function idsOf(configurations: readonly Explained[]): string[] {
  return configurations.map(({ id }) => id)
}
