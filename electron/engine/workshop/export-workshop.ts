import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { ExportRecord } from '../../../shared/contract/exports.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { CardPaper } from '../../../shared/domain/realist.ts'
import type { PackItem, WorkshopPack } from '../../../shared/workshop/pack.ts'
import type { PackChoice } from '../../../shared/workshop/pack-choice.ts'
import { type PackPage, packHtml } from '../../export/workshop/pack-html.ts'
import { sealPack } from '../../export/workshop/pack-lock.ts'
import type { CardSheet } from '../../export/cards/card-pages.ts'
import type { Session } from '../session.ts'
import { drawDiagramFiles, gatherPack } from './gather-pack.ts'

/** What is made of a workshop for people outside the team. */
const WORKSHOP_PRODUCTS = [
  'workshop-pack',
  'workshop-form',
  'workshop-cards',
  'workshop-sheets',
] as const
/** A thing that is made of a workshop for people outside the team. */
type WorkshopProduct = (typeof WORKSHOP_PRODUCTS)[number]

interface Order {
  product: WorkshopProduct
  ending: string
  choice: PackChoice
  cardPaper: CardPaper
}

/** What is to be made of a workshop, or null where a file is of none. Throws `invalid_input` where it does not say of which. */
export function workshopOrder({
  product,
  path,
  workshop,
  cards,
}: ParsedInputOf<'exports.write'>): Order | null {
  const known = WORKSHOP_PRODUCTS.find(each => each === product)
  if (known === undefined) return null
  if (workshop === undefined) {
    throw new AppError('invalid_input', 'Say which workshop it is of: `workshop` is missing.')
  }
  if (workshop.passphrase !== undefined && known !== 'workshop-pack') {
    throw new AppError('invalid_input', 'Only a review pack can be locked with a passphrase.')
  }
  const ending = extname(path).toLowerCase()
  return { product: known, ending, choice: workshop, cardPaper: cards?.paper ?? 'a4' }
}

/**
 * A review pack, a form, cards or voting sheets as a file's content, and how much it tells of people. Throws what gathering
 * throws, and `unavailable` where this build has no page for packs.
 */
export async function exportWorkshop(
  session: Session,
  { product, ending, choice, cardPaper }: Order,
): Promise<{ content: string | Uint8Array; tells: ExportRecord['tells'] }> {
  const pack = await gatherPack(session, choice)
  const tells = hasQuotes(pack) ? choice.attribution : 'unquoted'
  switch (product) {
    case 'workshop-pack':
      return { content: await writePack(session, pack, choice.passphrase), tells }
    case 'workshop-form': {
      // The library is large, and the engine starts without it.
      const { formDocx } = await import('../../export/workshop/form-docx.ts')
      const pictures = await drawDiagramFiles(session, choice.workshopId)
      return { content: await formDocx(pack, choice.paper, pictures), tells }
    }
    case 'workshop-cards': {
      const as = ending === '.pdf' ? '.pdf' : '.html'
      return { content: await session.drawSheet(cardsOf(pack, cardPaper), as), tells: 'unquoted' }
    }
    case 'workshop-sheets':
      return { content: await session.drawVoting(pack, choice.paper), tells: 'unquoted' }
  }
}

async function writePack(
  { options: { packPage } }: Session,
  pack: WorkshopPack,
  passphrase: string | undefined,
): Promise<string> {
  if (packPage === undefined) {
    throw new AppError('unavailable', 'This build of the program has no page for review packs.')
  }
  const page: PackPage = {
    script: await readFile(packPage.script, 'utf8'),
    style: await readFile(packPage.style, 'utf8'),
  }
  if (passphrase === undefined) return packHtml(pack, page)
  return packHtml({ lock: await sealPack(JSON.stringify(pack), passphrase) }, page)
}

/** The items in their plain wording, one to a card. */
function cardsOf({ title, madeOn, rounds }: WorkshopPack, paper: CardPaper): CardSheet {
  return {
    ...{ title, date: madeOn, paper },
    cards: rounds.flatMap(round =>
      round.items.map((item, index) => ({
        ...{ heading: '', text: item.text },
        footer: [round.title, String(index + 1)].filter(words => words !== '').join(' · '),
      })),
    ),
  }
}

function hasQuotes({ rounds }: WorkshopPack): boolean {
  return rounds.some(({ items }) => items.some(({ quotes }: PackItem) => quotes.length > 0))
}
