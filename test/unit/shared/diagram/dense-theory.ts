import type { DiagramInput } from '../../../../shared/diagram/scene.ts'
import { ROLES } from '../../../../shared/domain/roles.ts'
import { configuration, theory } from './theories.ts'

/**
 * A theory of so many elements, a quarter of each role, and so many links between them, every way: what a picture can be asked
 * to show at most. `elements` is a multiple of four, and `links` at least three quarters of it.
 */
export function denseTheory(elements: number, links: number): DiagramInput {
  const each = elements / ROLES.length
  const label = (role: number, index: number) => `${ROLES[role]}:${ROLES[role]}${index}`
  const whole = Array.from({ length: each }, (_, index) =>
    configuration(
      `k${index}`,
      ROLES.map((_role, role) => label(role, index)),
    ),
  )
  // Steps that share no factor with the number of elements meet each pair once before they come round again.
  const pairs = Array.from({ length: links - 3 * each }, (_, index) => {
    const [role, round] = [index % 3, Math.floor(index / 3)]
    const from = round % each
    const to = (from + 1 + Math.floor(round / each) * 7 + ((from * 37) % (each - 8))) % each
    return { role, from, to }
  })
  const taken = new Set<string>()
  const further = pairs.map(({ role, from, to }, index) => {
    let end = to
    while (end === from || taken.has(`${role} ${from} ${end}`)) end = (end + 1) % each
    taken.add(`${role} ${from} ${end}`)
    return configuration(`x${index}`, [label(role, from), label(role + 1, end)])
  })
  return theory(...whole, ...further)
}
