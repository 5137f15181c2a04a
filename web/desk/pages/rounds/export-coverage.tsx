import type { Coverage } from '../../../api/wire.ts'
import { ExportSheet } from '../../../ui/desk/export-sheet.tsx'

/** Saves what the page shows as an xlsx file; the writer is loaded when it is wanted. */
export function ExportCoverage(props: { coverage: Coverage; round: string; place: string }) {
  const { coverage, round, place } = props
  const sheet = async () => (await import('./coverage-sheet.ts')).coverageSheet(coverage, round)
  return <ExportSheet what="coverage" round={round} about={`覆盖 ${place}`} sheet={sheet} />
}
