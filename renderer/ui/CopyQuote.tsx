import { Copy } from 'lucide-react'
import { copyQuotes, type QuoteRequest } from '../store/copy-quotes.ts'
import { MenuButton } from './MenuButton.tsx'

interface CopyQuoteProps {
  codingIds: string[]
  /** Which quote it is, for those who hear the button. */
  label?: string
  /** Keys that copy it with its markers. */
  keys?: string | undefined
}

/** A button that copies passages as a paper would quote them. */
export function CopyQuote({ codingIds, label, keys }: CopyQuoteProps) {
  const copy = (style: QuoteRequest['style']) => () => void copyQuotes({ codingIds, style })
  return (
    <MenuButton
      icon={Copy}
      label={label ? `Copy as a quote: ${label}` : 'Copy as a quote'}
      actions={() => [
        {
          id: 'inline',
          label: 'With inline markers',
          description: '“so nobody looks down on you (M)” (P07, Clients)',
          keys,
          onAction: copy('inline'),
        },
        {
          id: 'plain',
          label: 'Without markers',
          description: '“so nobody looks down on you” (P07, Clients)',
          onAction: copy('plain'),
        },
        {
          id: 'markdown',
          label: 'As Markdown, with markers',
          description: '> so nobody looks down on you (M)',
          onAction: copy('markdown'),
        },
      ]}
    />
  )
}
