import { randomUUID } from 'node:crypto'
import type { Workshop, WorkshopItem } from '../../../shared/contract/workshops.ts'
import { type Mark, textsOf } from '../../../shared/diagram/drawing.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { attribute } from '../../../shared/markers/write-quote.ts'
import { makePack } from '../../../shared/workshop/make-pack.ts'
import type { PackItem, WorkshopPack } from '../../../shared/workshop/pack.ts'
import type { PackChoice } from '../../../shared/workshop/pack-choice.ts'
import { listAdjustments } from '../../db/repositories/diagram-adjustments.ts'
import { listEvidence } from '../../db/repositories/evidence.ts'
import { readWorkshop } from '../../db/repositories/workshops.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { gatherDiagram } from '../diagram.ts'
import type { Session } from '../session.ts'

/** What a pack, a form or voting sheets are made of. Throws `not_found`, or `invalid_input` where nothing was chosen. */
export async function gatherPack(session: Session, choice: PackChoice): Promise<WorkshopPack> {
  const db = session.seenDb()
  const workshop = readWorkshop(db, choice.workshopId)
  const pack = makePack(workshop, choice, {
    ...{ packId: randomUUID(), madeOn: today() },
    attributions: readAttributions(db, workshop, choice.attribution),
    drawings: await drawDiagrams(session, workshop),
  })
  if (pack.rounds.length > 0) return pack
  throw new AppError(
    'invalid_input',
    'There is nothing to put before people yet. Put items into a round of the workshop first.',
  )
}

/** Who said the quotes that may be shown. A source's title is never told: outside the team it may name somebody. */
function readAttributions(
  db: ReadableDb,
  { rounds }: Workshop,
  attribution: PackChoice['attribution'],
): Map<string, string> {
  if (attribution === 'none') return new Map()
  const quotes = rounds.flatMap(({ items }) => items.flatMap(item => item.quotes))
  return new Map(
    quotes
      .filter(({ mayBeShown }) => mayBeShown)
      .flatMap(({ codingId }) => {
        const [passage] = listEvidence(db, { codingId })
        if (passage === undefined) return []
        const { participant, group } = passage
        const name = attribution === 'participant' ? participant : null
        return [[codingId, attribute({ name, group, sourceTitle: '' })] as const]
      }),
  )
}

async function drawDiagrams(session: Session, { name, rounds }: Workshop) {
  const drawings = new Map<string, NonNullable<PackItem['drawing']>>()
  for (const item of rounds.flatMap(({ items }) => items)) {
    const drawing = await drawDiagram(session, item, name)
    if (drawing !== null) drawings.set(item.id, drawing)
  }
  return drawings
}

/** The diagrams of a workshop as PNG files, by the item, for what can hold no other picture. */
export async function drawDiagramFiles(
  session: Session,
  workshopId: string,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  const { name, rounds } = readWorkshop(session.seenDb(), workshopId)
  for (const item of rounds.flatMap(({ items }) => items)) {
    const request = diagramOf(session, item, name)
    const file = request && (await session.drawDiagram('.png', { ...request, look: { scale: 1 } }))
    if (file instanceof Uint8Array) files.set(item.id, file)
  }
  return files
}

async function drawDiagram(
  session: Session,
  item: WorkshopItem,
  title: string,
): Promise<PackItem['drawing']> {
  const request = diagramOf(session, item, title)
  if (request === null) return null
  const { width, height, marks } = await session.drawPicture(request)
  const cut = await session.cutFonts({ 400: textsOf(marks, 400), 600: textsOf(marks, 600) })
  const fonts = cut.map(({ weight, file }) => ({
    ...{ weight, data: Buffer.from(file).toString('base64') },
  }))
  return { width, height, marks: flatten(marks), fonts }
}

/**
 * What the diagram of an item is drawn from, or null where it shows none. It bears the title of the workshop: what the
 * project is called, how old it is and how much evidence it holds was not chosen.
 */
function diagramOf(
  session: Session,
  { kind, hasPicture, thingId, isThere }: WorkshopItem,
  title: string,
) {
  if (kind !== 'diagram' || !hasPicture || !isThere) return null
  const db = session.seenDb()
  const theoryId = thingId ?? undefined
  const input = gatherDiagram(db, theoryId)
  if (input.configurations.length === 0) return null
  const layout = 'roles' as const
  const configurations = input.configurations.map(configuration => ({
    ...{ ...configuration, evidence: UNTOLD },
    slots: configuration.slots.map(slot => ({ ...slot, evidence: UNTOLD })),
  }))
  return {
    input: { ...input, configurations, title, date: today() },
    ...{ layout, adjustments: listAdjustments(db, { theoryId, layout }) },
  }
}

const UNTOLD = { supports: 0, refines: 0, challenges: 0 }

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

function flatten(marks: readonly Mark[]): NonNullable<PackItem['drawing']>['marks'] {
  return marks.flatMap(mark => (mark.kind === 'group' ? flatten(mark.marks) : [mark]))
}
