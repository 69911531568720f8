import { Combine, Copy, Ellipsis, Gauge, Replace, Scissors, TextQuote } from 'lucide-react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { applyInVivo, stepConfidence } from './coding-actions.ts'
import { COPY_KEYS, copyInHand } from './copy.ts'
import { askForRecode, joinCodings, splitHere } from './piece-actions.ts'
import { useSession } from './session.ts'

/** What is done with the words in hand now and then, each with the key that does it too. */
export function MoreActions({ coding }: { coding: Coding | null }) {
  const session = useSession()
  const inVivo: MenuAction = {
    id: 'in-vivo',
    label: 'Make a code named by the words',
    icon: TextQuote,
    keys: 'v',
    onAction: () => void applyInVivo(session),
  }
  const copy: MenuAction = {
    id: 'copy',
    label: 'Copy as a quote with inline markers',
    icon: Copy,
    keys: COPY_KEYS,
    onAction: () => copyInHand(session),
  }
  const ofCoding: MenuAction[] = [
    {
      id: 'recode',
      label: 'Put another code in the place of one…',
      icon: Replace,
      keys: 'Shift+K',
      isDisabled: coding?.codeIds.length === 0,
      onAction: () => askForRecode(session),
    },
    {
      id: 'split',
      label: 'Split at the caret',
      icon: Scissors,
      keys: 's',
      startsGroup: true,
      onAction: () => void splitHere(session),
    },
    {
      id: 'join',
      label: 'Join with its neighbour',
      icon: Combine,
      keys: 'j',
      onAction: () => void joinCodings(session),
    },
    {
      id: 'confidence',
      label: `Confidence: ${coding?.confidence ?? 'not said'}`,
      icon: Gauge,
      keys: 'f',
      startsGroup: true,
      onAction: () => stepConfidence(session, 1),
    },
  ]
  const actions = coding === null ? [inVivo, copy] : [inVivo, copy, ...ofCoding]
  // The keyboard goes back to the words first: what is asked of them then opens beside them.
  const inText = (action: MenuAction): MenuAction => ({
    ...action,
    onAction: () => {
      session.focusText()
      action.onAction()
    },
  })
  return (
    <Menu label="More" placement="bottom end" actions={actions.map(inText)}>
      <IconButton icon={Ellipsis} label="More" />
    </Menu>
  )
}
