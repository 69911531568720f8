import { Plus, Presentation, Users } from 'lucide-react'
import { useState } from 'react'
import type { Workshop } from '../../../shared/contract/workshops.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useOffersPrint } from '../../store/print.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { PlaceHeader } from '../../ui/PlaceHeader.tsx'
import { PlaceTabs } from '../../ui/PlaceTabs.tsx'
import { Select } from '../../ui/Select.tsx'
import { AboutView } from './AboutView.tsx'
import { PackTools } from './pack/PackTools.tsx'
import { PlanView } from './PlanView.tsx'
import { Present } from './present/Present.tsx'
import { ReportMenu } from './ReportMenu.tsx'
import { ResultsView } from './ResultsView.tsx'
import { dayOf } from './words.ts'

type View = 'plan' | 'about' | 'results'

/** Workshops: planned, presented with what is said taken down at once, and what came of them. */
export function Workshops() {
  const workshops = useProcedure('workshops.list', {}).data
  const chosenId = useWorkspace(state => state.workshopId)
  const workshopId = (workshops?.find(({ id }) => id === chosenId) ?? workshops?.[0])?.id
  if (workshops === undefined) return null
  if (workshopId === undefined) return <NoWorkshops />
  return <OneWorkshop key={workshopId} workshopId={workshopId} choices={workshops} />
}

async function plan() {
  const made = await act('workshops.create', { name: 'New workshop' })
  if (made === undefined) return
  await act('workshops.addRound', { workshopId: made.id, title: 'Round 1' })
  useWorkspace.getState().openWorkshop(made.id)
}

function NoWorkshops() {
  return (
    <>
      <PlaceHeader title="Workshop" />
      <EmptyState
        icon={Users}
        title="What stakeholders make of the theory"
        actions={
          <Button variant="primary" icon={Plus} onPress={() => void plan()}>
            Plan the first workshop
          </Button>
        }
      >
        Choose configurations, principles or the diagram, word them plainly, and show them on a
        projector. What people say is counted by group as they say it; what you then decide changes
        the theory, with the workshop as its cause.
      </EmptyState>
    </>
  )
}

interface Props {
  workshopId: string
  choices: readonly { id: string; name: string; date: string }[]
}

function OneWorkshop({ workshopId, choices }: Props) {
  useOffersPrint({ label: 'Report of this workshop', of: { what: 'workshop', workshopId } })
  const workshop = useProcedure('workshops.read', { workshopId }).data
  const [view, setView] = useState<View>(workshop?.status === 'closed' ? 'results' : 'plan')
  const [firstId, setFirstId] = useState<string | null>(null)
  if (workshop === undefined) return null
  const firstItem = itemsOf(workshop)[0]
  return (
    <>
      <PlaceTabs<View>
        title="Workshop"
        label="Parts of the workshop"
        view={view}
        onView={setView}
        tools={
          <>
            <Select
              label="Workshop"
              isLabelHidden
              value={workshopId}
              options={choices.map(({ id, name, date }) => {
                return { id, label: name, ...(date === '' ? {} : { description: dayOf(date) }) }
              })}
              onChange={id => useWorkspace.getState().openWorkshop(id)}
            />
            <IconButton icon={Plus} label="Plan another workshop" onPress={() => void plan()} />
            {view === 'results' && <ReportMenu workshop={workshop} />}
            <PackTools workshop={workshop} />
            <Button
              variant="primary"
              icon={Presentation}
              isDisabled={firstItem === undefined}
              onPress={() => setFirstId(firstItem?.id ?? null)}
            >
              Present
            </Button>
          </>
        }
        views={[
          {
            ...{ id: 'plan', label: 'Plan' },
            content: <PlanView workshop={workshop} onPresent={setFirstId} />,
          },
          { id: 'about', label: 'About and groups', content: <AboutView workshop={workshop} /> },
          { id: 'results', label: 'Results', content: <ResultsView workshop={workshop} /> },
        ]}
      />
      {firstId !== null && (
        <Present workshop={workshop} firstId={firstId} onClose={() => setFirstId(null)} />
      )}
    </>
  )
}

function itemsOf({ rounds }: Workshop) {
  return rounds.flatMap(({ items }) => items)
}
