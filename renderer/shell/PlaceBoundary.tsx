import { TriangleAlert } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** Keeps a failure of one place from taking the window with it. */
export class PlaceBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <EmptyState
        icon={TriangleAlert}
        title="This place could not be shown"
        actions={
          <Button variant="primary" onPress={() => this.setState({ hasFailed: false })}>
            Show it again
          </Button>
        }
      >
        Something unexpected went wrong while it was drawn. Nothing was lost: everything you did is
        in the project file.
      </EmptyState>
    )
  }
}
