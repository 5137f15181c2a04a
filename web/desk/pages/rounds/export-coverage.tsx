import { Trans } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { questions } from '../../../api/questions.ts'
import type { Coverage } from '../../../api/wire.ts'
import { cityNow } from '../../../shell/city-clock.ts'
import { useMe } from '../../../shell/use-me.ts'
import { saveFile } from '../../../ui/desk/save-file.ts'

/** Saves what the page shows as an xlsx file; the writer is loaded when it is wanted. */
export function ExportCoverage(props: { coverage: Coverage; round: string; place: string }) {
  const { actor } = useMe()
  const rounds = useQuery(questions.rounds()).data?.rounds
  const round = rounds?.find((one) => one.round === props.round)
  const save = useMutation({
    mutationFn: async () => {
      if (!round || !actor) return
      const [{ xlsxBytes, xlsxType }, { coverageSheet }] = await Promise.all([
        import('@bihuan/interop/sheets/write-xlsx.ts'),
        import('./coverage-sheet.ts'),
      ])
      const about = { round, place: props.place, by: actor.name, now: cityNow() }
      const bytes = xlsxBytes(coverageSheet(props.coverage, about))
      saveFile(`覆盖-${props.round}-${props.place}.xlsx`, xlsxType, bytes)
    },
  })
  return (
    <Button onClick={() => save.mutate()} loading={save.isPending} disabled={!round || !actor}>
      <Trans>Export as xlsx</Trans>
    </Button>
  )
}
