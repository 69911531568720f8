import type {
  DiagramConfiguration,
  DiagramInput,
  DiagramSlot,
} from '../../../../shared/diagram/scene.ts'
import type { Role } from '../../../../shared/domain/roles.ts'

const STARTS: Record<Role, string[]> = {
  C: [
    'Clients who live alone',
    'A practice under pressure',
    'People with low trust in services',
    'Rural areas',
  ],
  I: [
    'The link worker rings the client',
    'A shared action plan',
    'A home visit',
    'A warm handover',
  ],
  M: [
    'feel listened to and regain hope',
    'see the link worker as an ally',
    'gain confidence',
    'fear being judged',
  ],
  O: [
    'Take part in groups',
    'Use the practice less often',
    'Drop out early',
    'Wellbeing scores rise',
  ],
}
const ENDS = [
  'within the first week',
  'after a hospital stay',
  'when transport is scarce and the nearest community group meets in the next town',
  'despite earlier disappointments',
  '',
  'because somebody keeps in touch',
]

/** A made-up theory of a size: about three elements a configuration, shared ones, and chains. Same seed, same theory. */
export function sampleTheory(size: number, seed = 7, sharing = 0.2): DiagramInput {
  const random = generator(seed)
  const pools: Record<Role, DiagramSlot[]> = { C: [], I: [], M: [], O: [] }
  let made = 0
  const evidence = () => ({
    supports: Math.floor(random() ** 2 * 14),
    refines: Math.floor(random() * 2),
    challenges: random() < 0.25 ? 1 + Math.floor(random() * 3) : 0,
  })
  const slot = (role: Role): DiagramSlot => {
    const pool = pools[role]
    const old = pool[Math.floor(random() * pool.length)]
    if (old !== undefined && random() < sharing) return old
    made += 1
    const start = STARTS[role][Math.floor(random() * 4)] ?? ''
    const end = ENDS[Math.floor(random() * ENDS.length)] ?? ''
    const element: DiagramSlot = {
      elementId: `element-${made}`,
      role,
      facet: null,
      label: `${start} ${end} (${made})`.replace('  ', ' '),
      joiner: 'and',
      ...{ layer: null, group: null, valence: null },
      evidence: evidence(),
    }
    pool.push(element)
    return element
  }
  const configurations = Array.from({ length: size }, (_, index): DiagramConfiguration => {
    const roles: Role[] = ['C']
    if (random() < 0.15) roles.push('C')
    if (random() < 0.3) roles.push('I')
    roles.push('M', 'O')
    if (random() < 0.1) roles.push('O')
    const slots = roles.map(role => slot(role))
    const outcome = pools.O[Math.floor(random() * pools.O.length)]
    if (outcome !== undefined && index > 2 && random() < 0.12) slots[0] = { ...outcome, role: 'C' }
    const isNew = random() < 0.15
    return {
      id: `configuration-${index}`,
      label: `CMOC ${index + 1}`,
      title: '',
      status: 'agreed',
      isNew,
      slots,
      principleIds: [],
      evidence: evidence(),
    }
  })
  return {
    title: 'Social prescribing: refined programme theory',
    date: '2026-11-22',
    configurations,
    links: [],
    principles: [],
  }
}

/** A small repeatable source of numbers from 0 to 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
