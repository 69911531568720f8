import { Configurations } from '../features/configurations/Configurations.tsx'
import { Elements } from '../features/elements/Elements.tsx'
import { type ConfigurationsView, useWorkspace } from '../store/workspace.ts'
import { PlaceTabs } from '../ui/PlaceTabs.tsx'

const VIEWS = [
  {
    id: 'configurations' as ConfigurationsView,
    label: 'Configurations',
    content: <Configurations />,
  },
  { id: 'elements' as ConfigurationsView, label: 'Elements', content: <Elements /> },
]

/** The place of explanations: the configurations, and the library of elements that they are made of. */
export function ConfigurationsPlace() {
  const view = useWorkspace(state => state.configurationsView)
  return (
    <PlaceTabs
      title="Configurations"
      label="Configurations and their elements"
      views={VIEWS}
      view={view}
      onView={configurationsView => useWorkspace.setState({ configurationsView })}
    />
  )
}
