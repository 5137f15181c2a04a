import type { Command } from 'commander'

/** Every command besides start. */
export function registerCommands(_program: Command): void {}
