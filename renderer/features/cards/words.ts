import type { Card } from '../../../shared/contract/cards.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'

/** What to call a card where it stands by itself. */
export function nameCard({ number, handle, title }: Card): string {
  return number === null ? title : nameConfiguration({ number, handle, title })
}
