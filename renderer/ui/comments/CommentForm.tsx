import { AtSign, Search, TextQuote, User } from 'lucide-react'
import { useState } from 'react'
import type { Researcher } from '../../../shared/contract/project.ts'
import { writeLink } from '../../../shared/memos/memo-links.ts'
import { linkPeople, showPeople } from '../../../shared/memos/people-in-draft.ts'
import { call, useProcedure } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../Button.tsx'
import { CodingsDialog } from '../CodingsDialog.tsx'
import { Menu } from '../Menu.tsx'
import { TextArea } from '../TextArea.tsx'
import css from './Comments.module.css'

/** A passage that a comment can mention. */
export interface Mentionable {
  codingId: string
  quote: string
  speaker: string | null
  sourceTitle: string
}

interface Props {
  label: string
  /** What the button says that keeps it. */
  verb: string
  /** The words that are there already. */
  body?: string
  /** Passages that are at hand; any other of the project is found by search. */
  passages: readonly Mentionable[]
  /** Keeps what was written; true where it was kept, and the field is empty again. */
  onSay: (body: string) => Promise<boolean>
  /** Of a comment that is changed: leaves it as it was. */
  onCancel?: () => void
}

/** Most passages in the menu, and letters of a quote that stand for it. */
const [MOST, LETTERS] = [30, 60]

/** Where a comment is written or changed, with the passages and researchers that it mentions as links. */
export function CommentForm({ label, verb, body = '', passages, onSay, onCancel }: Props) {
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  const [typed, setDraft] = useState<string | null>(null)
  const [isFinding, setIsFinding] = useState(false)
  // Until something is typed: by whatever the researchers are called.
  const draft = typed ?? showPeople(body, researchers)
  const others = researchers.filter(({ isCurrent }) => !isCurrent)

  async function say() {
    if (await onSay(linkPeople(draft.trim(), [...others, ...researchers]))) setDraft('')
  }
  function speakTo({ name }: Pick<Researcher, 'name'>) {
    setDraft([draft.trimEnd(), `@${name}`, ''].join(' ').trimStart())
  }
  function mention(mentioned: readonly Pick<Mentionable, 'codingId' | 'quote'>[]) {
    const links = mentioned.map(({ codingId, quote }) =>
      writeLink(`“${shorten(quote)}”`, { kind: 'coding', id: codingId }),
    )
    setDraft([draft.trimEnd(), ...links].filter(part => part !== '').join(' '))
  }
  async function mentionFound(codingIds: string[]) {
    try {
      const codings = await call('codings.list', { codingIds })
      mention(codings.map(({ id, quote }) => ({ codingId: id, quote })))
    } catch (error) {
      sayError(error)
    }
  }
  const find = {
    id: 'find',
    label: 'Find another passage…',
    description: 'Any that is coded in this project',
    icon: Search,
    startsGroup: true,
    onAction: () => setIsFinding(true),
  }

  return (
    <>
      <TextArea
        label={label}
        isLabelHidden
        placeholder="Say something about this"
        rows={1}
        value={draft}
        onChange={setDraft}
        autoFocus={onCancel !== undefined}
        {...(onCancel === undefined ? {} : { onEscape: onCancel })}
      />
      <div className={css.tools}>
        {draft.trim() !== '' && (
          <Button size="small" onPress={() => void say()}>
            {verb}
          </Button>
        )}
        {onCancel && (
          <Button size="small" variant="quiet" onPress={onCancel}>
            Cancel
          </Button>
        )}
        {others.length > 0 && (
          <Menu
            label="Mention a researcher"
            actions={others.map(each => ({
              ...{ id: each.id, label: each.name, icon: User },
              onAction: () => speakTo(each),
            }))}
          >
            <Button size="small" variant="quiet" icon={AtSign}>
              Mention a researcher
            </Button>
          </Menu>
        )}
        {passages.length === 0 ? (
          <Button size="small" variant="quiet" icon={TextQuote} onPress={() => setIsFinding(true)}>
            Mention a passage…
          </Button>
        ) : (
          <Menu
            label="Mention a passage"
            actions={[
              ...passages.slice(0, MOST).map(passage => ({
                id: passage.codingId,
                label: shorten(passage.quote),
                description: [passage.speaker, passage.sourceTitle].filter(Boolean).join(' · '),
                onAction: () => mention([passage]),
              })),
              find,
            ]}
          >
            <Button size="small" variant="quiet" icon={TextQuote}>
              Mention a passage
            </Button>
          </Menu>
        )}
      </div>
      {isFinding && (
        <CodingsDialog
          title="Mention passages"
          chosen={[]}
          verb="Mention"
          onChoose={codingIds => void mentionFound(codingIds)}
          onClose={() => setIsFinding(false)}
        />
      )}
    </>
  )
}

function shorten(quote: string): string {
  const line = quote.replace(/\s+/gu, ' ').trim()
  const letters = [...line]
  return letters.length <= LETTERS ? line : `${letters.slice(0, LETTERS).join('').trimEnd()}…`
}
