import { NotebookPen } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Memo } from '../../../shared/contract/memos.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { type OpenMemo, useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useKeys } from '../../ui/keys.ts'
import { memoTitle } from '../../ui/memos/words.ts'
import { Split } from '../../ui/Split.tsx'
import { MemoEditor } from './MemoEditor.tsx'
import { MemoInspector } from './MemoInspector.tsx'
import { ALL_MEMOS, type MemoFilter, MemoList } from './MemoList.tsx'

/** The place of memos: all of them, the one that is open, and what that one is about. */
export function Memos() {
  const { data: all } = useProcedure('memos.list', {})
  const open = useWorkspace(state => state.memo)
  const { openMemo, writeMemo } = useWorkspace.getState()
  const [filter, setFilter] = useState<MemoFilter>(ALL_MEMOS)
  useKeys('Memos', [{ keys: 'Insert', label: 'New memo', run: () => writeMemo([]) }])
  if (all === undefined) return null
  if (all.length === 0 && open === null) return <NoMemos onWrite={() => writeMemo([])} />

  const memo = all.find(({ id }) => id === open?.memoId) ?? null
  const remove = async (gone: Memo) => {
    openMemo(null)
    if (await act('memos.remove', { memoId: gone.id })) {
      sayUndoable(`“${memoTitle(gone)}” removed; what it was about stays.`)
    }
  }
  return (
    <Split
      id="memos"
      parts={[
        {
          id: 'list',
          size: 300,
          minSize: 240,
          maxSize: 480,
          content: (
            <MemoList
              all={all}
              filter={filter}
              onFilter={setFilter}
              openId={open?.memoId ?? null}
              onOpen={openMemo}
              onWrite={() => writeMemo([])}
            />
          ),
        },
        {
          id: 'text',
          minSize: 360,
          content:
            open === null ? (
              <div className="place-column">
                <EmptyState icon={NotebookPen} title="Choose a memo to read it, or write a new one">
                  A memo keeps what you think while you code: it can quote passages and link to
                  codes and configurations.
                </EmptyState>
              </div>
            ) : (
              <OpenedMemo key={open.key} open={open} memo={memo} />
            ),
        },
        {
          id: 'inspector',
          size: 288,
          minSize: 240,
          maxSize: 480,
          content:
            open === null ? (
              <aside className="place-hint">
                Here is what the open memo is about, and what it links to.
              </aside>
            ) : (
              <MemoInspector key={open.key} open={open} memo={memo} onRemove={remove} />
            ),
        },
      ]}
    />
  )
}

/** The editor stays over the first save, by which a new memo gets its id; a memo that is removed elsewhere is closed. */
function OpenedMemo({ open, memo }: { open: OpenMemo; memo: Memo | null }) {
  const [isShown, setIsShown] = useState(open.memoId === null)
  const [wasThere, setWasThere] = useState(false)
  const openMemo = useWorkspace(state => state.openMemo)
  useEffect(() => {
    if (memo !== null) {
      setIsShown(true)
      setWasThere(true)
    } else if (wasThere) openMemo(null)
  }, [memo, wasThere, openMemo])
  return isShown && (memo !== null || !wasThere) ? <MemoEditor open={open} memo={memo} /> : null
}

function NoMemos({ onWrite }: { onWrite: () => void }) {
  return (
    <>
      <h1 className="visually-hidden">Memos</h1>
      <EmptyState
        icon={NotebookPen}
        title="What you think while you code"
        actions={
          <Button variant="primary" icon={NotebookPen} onPress={onWrite}>
            Write the first memo
          </Button>
        }
      >
        A memo can be about anything: a passage, a code, a configuration, the whole study. It can be
        analytic, a retroductive inference, methodological or reflexive; it can quote passages and
        leads back to them.
      </EmptyState>
    </>
  )
}
