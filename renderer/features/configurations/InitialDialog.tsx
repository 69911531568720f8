import { useState } from 'react'
import type { Role } from '../../../shared/domain/roles.ts'
import { composeStatement } from '../../../shared/domain/statement.ts'
import { call, useProcedure } from '../../api/client.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ClauseList } from './ClauseList.tsx'
import { type Clauses, emptyClauses, toInput, toSlots } from './clauses.ts'
import css from './InitialDialog.module.css'

interface Props {
  onMade: (configurationId: string) => void
  onClose: () => void
}

/** Writes a statement of the initial programme theory as “If … then … because …”. */
export function InitialDialog({ onMade, onClose }: Props) {
  const { data: project } = useProcedure('project.info', {})
  const elements = useProcedure('elements.list', {}).data ?? []
  const [clauses, setClauses] = useState(emptyClauses)
  const [actor, setActor] = useState('')
  const [handle, setHandle] = useState('')
  const [title, setTitle] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const template = project?.template ?? 'ICMO'
  const slots = toSlots(clauses)
  const of = (role: Role) => ({
    role,
    clauses: clauses[role],
    known: elements.filter(element => element.role === role).map(({ label }) => label),
    hasFacets: role === 'M' && project?.mechanismSplit !== 'off',
    onChange: (next: Clauses[Role]) => setClauses(before => ({ ...before, [role]: next })),
  })

  async function create() {
    setIsBusy(true)
    try {
      const made = await call('configurations.createInitial', {
        ...toInput(clauses),
        ...(handle.trim() === '' ? {} : { handle: handle.trim() }),
        ...(title.trim() === '' ? {} : { title: title.trim() }),
        ...(actor.trim() === '' ? {} : { actor: actor.trim() }),
      })
      useNotices.getState().say(`${made.handle} is now CMOC ${made.number}, to be tested.`)
      onMade(made.id)
    } catch (error) {
      sayError(error)
      setIsBusy(false)
    }
  }

  return (
    <Dialog
      title="New initial statement"
      size="large"
      isOpen
      isFirm
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={slots.length === 0 || isBusy}
            onPress={() => void create()}
          >
            Make the configuration
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <ClauseList
          {...of('C')}
          word="If"
          noun="context"
          placeholder="the client has been passed between services before"
          isFirst
        />
        {template !== 'CMO' && (
          <ClauseList
            {...of('I')}
            word="And"
            noun="intervention"
            placeholder="the link worker rings within a week"
          />
        )}
        <ClauseList
          {...of('O')}
          word="Then"
          noun="outcome"
          placeholder="the client goes along to the group"
        />
        <ClauseList
          {...of('M')}
          word="Because"
          noun="mechanism"
          placeholder="the client feels somebody is holding on to them"
        />
        <div className={css.names}>
          {template === 'ICAMO' && (
            <TextField
              label="Who responds"
              placeholder="clients who live alone"
              value={actor}
              onChange={setActor}
              maxLength={500}
            />
          )}
          <TextField
            label="Short name or metaphor"
            placeholder="IPT and the next number"
            value={handle}
            onChange={setHandle}
            maxLength={100}
          />
          <TextField
            label="Title"
            placeholder="None"
            value={title}
            onChange={setTitle}
            maxLength={500}
          />
        </div>
        <p className={css.sentence} aria-live="off">
          {composeStatement(slots, 'if-then-because', actor.trim()) ||
            'The sentence writes itself as you type.'}
        </p>
      </div>
    </Dialog>
  )
}
