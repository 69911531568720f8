import { Plus, Waypoints } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Link } from '../../../shared/contract/links.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Split } from '../../ui/Split.tsx'
import css from './Chains.module.css'
import { inUse, stepsBetween } from './chains.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { Loops } from './Loops.tsx'
import { Rivals } from './Rivals.tsx'
import { StepRow } from './StepRow.tsx'
import { TracePanel } from './TracePanel.tsx'
import { nameOf } from './words.ts'

interface Props {
  theory: Theory | null
  configurations: readonly Configuration[]
}

/** How configurations hang together: what leads on to what, where it comes round again, and what contends. */
export function Chains({ theory, configurations }: Props) {
  const { data: links } = useProcedure('links.list', {})
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [dialog, setDialog] = useState<Link | 'new' | null>(null)
  const members = useMemo(
    () => inUse(configurations, theory?.configurationIds ?? null),
    [configurations, theory],
  )
  const steps = useMemo(() => stepsBetween(members, links ?? []), [members, links])
  if (links === undefined) return null
  const chains = [...Map.groupBy(steps, ({ from }) => from)]
  const chosen = members.find(({ id }) => id === chosenId) ?? chains[0]?.[0]

  const list = (
    <div className={css.root}>
      <section className={css.section} aria-label="Chains">
        <header className={css.head}>
          <h2 className={css.title}>What leads on to what</h2>
          <Button size="small" icon={Plus} onPress={() => setDialog('new')}>
            New link
          </Button>
        </header>
        {chains.length === 0 && (
          <p className={css.none}>
            No outcome stands as a context or a mechanism elsewhere yet, and no link was made. Use
            an outcome again in another configuration, or say what one does to another.
          </p>
        )}
        <ul>
          {chains.map(([from, own]) => (
            <li key={from.id} className={css.chain}>
              <button
                type="button"
                className={css.name}
                aria-pressed={from.id === chosen?.id}
                onClick={() => setChosenId(from.id)}
              >
                {nameOf(from)}
              </button>
              <ul>
                {own.map(step => (
                  <StepRow
                    key={`${step.to.id} ${step.link?.id ?? step.shared?.label}`}
                    step={step}
                    onChoose={setChosenId}
                    onEdit={setDialog}
                  />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </section>
      <Loops theory={theory} configurations={members} onChoose={setChosenId} />
      <Rivals members={members} links={links} onChoose={setChosenId} onEdit={setDialog} />
      {dialog !== null && (
        <LinkDialog
          link={dialog === 'new' ? null : dialog}
          fromId={chosen?.id ?? null}
          configurations={configurations}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
  return (
    <Split
      id="chains"
      parts={[
        { id: 'chains', minSize: 400, content: list },
        {
          ...{ id: 'trace', size: 340, minSize: 260, maxSize: 560 },
          content:
            chosen === undefined ? (
              <EmptyState icon={Waypoints} title="Nothing to trace yet">
                Choose a configuration to see what it leads to and what leads to it.
              </EmptyState>
            ) : (
              <TracePanel
                key={chosen.id}
                configuration={chosen}
                configurations={configurations}
                onChoose={setChosenId}
              />
            ),
        },
      ]}
    />
  )
}
