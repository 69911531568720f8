import type { PowerMonitor } from 'electron'

/** Tells when whoever sat at the computer is away: it goes to sleep, or its screen was locked. */
export function onAway(powerMonitor: Pick<PowerMonitor, 'on'>, tell: () => void): void {
  powerMonitor.on('suspend', tell)
  powerMonitor.on('lock-screen', tell)
}
