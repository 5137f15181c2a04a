import { cityIsoOf } from '@bihuan/core/time/instant.ts'
import type { Sheet } from '@bihuan/interop/sheets/sheet.ts'
import { Trans } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { write } from '../../api/client.ts'
import type { ExportKind, ExportRecorded } from '../../api/wire.ts'
import { cityNow } from '../../shell/city-clock.ts'
import { useMe } from '../../shell/use-me.ts'
import { ErrorState } from './error-state.tsx'
import { saveFile } from './save-file.ts'

/** What a page wants in its file; the watermark is written here, in Chinese whatever the desk speaks: the file goes to the city's offices. */
export type Exported = Omit<Sheet, 'watermark' | 'rows'> & {
  rows: Sheet['rows'] & { length: number }
}

/**
 * Saves a list as an xlsx file with a watermark: by whom, when, from what, and the number under which the server has kept that it
 * was made. Without that number there is no file.
 */
export function ExportSheet(props: {
  what: ExportKind
  round: string | null
  /** What the list is about, in Chinese, for watermark and file name. */
  about: string
  sheet: (() => Promise<Exported>) | null
}) {
  const { actor } = useMe()
  const { what, round, about, sheet } = props
  const save = useMutation({
    mutationFn: async () => {
      if (!sheet || !actor) return
      const [{ xlsxBytes, xlsxType }, made] = await Promise.all([
        import('@bihuan/interop/sheets/write-xlsx.ts'),
        sheet(),
      ])
      const said = { what, round, place: about, rows: made.rows.length }
      const recorded = await write<ExportRecorded>('/exports', said)
      const at = cityIsoOf(cityNow()).slice(0, 16).replace('T', ' ')
      const from = round ? `轮次 ${round}，${about}` : about
      const watermark = `${actor.name} ${at} 导出，编号 ${recorded.export}，${from}。仅限工作使用。`
      saveFile(`${about}-${recorded.export}.xlsx`, xlsxType, xlsxBytes({ ...made, watermark }))
    },
  })
  return (
    <>
      <Button onClick={() => save.mutate()} loading={save.isPending} disabled={!sheet || !actor}>
        <Trans>Export as xlsx</Trans>
      </Button>
      {save.isError ? <ErrorState cause={save.error} /> : null}
    </>
  )
}
