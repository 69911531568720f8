import { SquareArrowOutUpRight, X } from 'lucide-react'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'

/** Opens a configuration in its own place. */
export function OpenButton({ configurationId }: { configurationId: string }) {
  const { openConfiguration, goTo } = useWorkspace.getState()
  return (
    <Button
      size="small"
      icon={SquareArrowOutUpRight}
      onPress={() => {
        openConfiguration(configurationId)
        goTo('configurations')
      }}
    >
      Open configuration
    </Button>
  )
}

/** Lets go of what is selected. */
export function CloseButton({ onClose }: { onClose: () => void }) {
  return <IconButton icon={X} label="Back to the whole theory" onPress={onClose} />
}
