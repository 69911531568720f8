import { setCardText } from '../../db/repositories/cards.ts'
import { gatherCard, gatherCards } from '../gather-cards.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Flash cards: parts of the theory as they are put to respondents. */
export const cardHandlers: AreaHandlers<'cards'> = {
  'cards.list': (db, input) => gatherCards(db, input),
  'cards.setText': (db, { text, ...thing }) => {
    const { number } = gatherCard(db, thing)
    setCardText(db, thing, text)
    const what = number === null ? 'an element' : `CMOC ${number}`
    return { value: gatherCard(db, thing), label: `Word ${what} for respondents` }
  },
}
