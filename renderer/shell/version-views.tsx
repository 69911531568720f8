import { Cards } from '../features/cards/Cards.tsx'
import type { AddedView } from '../features/theory/Theory.tsx'
import { Versions } from '../features/versions/Versions.tsx'

/** Views of the theory's place: its versions, and the cards by which it is put to respondents. */
export const VERSION_VIEWS: readonly AddedView[] = [
  { id: 'versions', label: 'Versions', content: <Versions />, isOfAllVersions: true },
  { id: 'cards', label: 'Flash cards', content: <Cards /> },
]
