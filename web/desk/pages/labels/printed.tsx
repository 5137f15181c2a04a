import { zplFile } from '@bihuan/interop/labels/zpl.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { saveFile } from '../../../ui/desk/save-file.ts'
import { type LabelPrint, labelsOf } from './label-print.ts'
import { LabelView } from './label-view.tsx'
import { quantityMax } from './print-form.tsx'

/** The labels of a print at their true size, ready for the page printer or, as ZPL, for a label printer. */
export function Printed({ print }: { print: LabelPrint }) {
  const { t } = useLingui()
  const format = useFormats()
  const sites = useQuery({ ...questions.sites(print.round), enabled: print.round !== '' }).data
    ?.sites
  const siteName = sites?.find(({ id }) => id === print.site)?.name ?? ''
  const made = useMemo(() => labelsOf(print, siteName), [print, siteName])
  if (!made.ok) {
    return (
      <p className="panel late" role="alert">
        {made.because === 'not-a-code' ? (
          <Trans>
            The first or last code in the address does not carry its check character. Take it again
            from the print.
          </Trans>
        ) : (
          <Trans>
            The codes in the address are no print: the last comes before the first, or far behind.
          </Trans>
        )}
      </p>
    )
  }
  const { labels } = made
  const fits = labels.length <= quantityMax
  const count = format.number(labels.length)
  return (
    <Panel
      title={t`Labels: ${count}`}
      aside={
        <span className="label-acts">
          <Button type="primary" disabled={!fits} onClick={() => window.print()}>
            <Trans>Print on 50 × 30 mm</Trans>
          </Button>
          <Button
            onClick={() =>
              saveFile(
                `${print.kind}-${print.first}-${print.last}.zpl`,
                'text/plain',
                zplFile(labels),
              )
            }
          >
            <Trans>Save as ZPL</Trans>
          </Button>
        </span>
      }
      className="labels-printed"
    >
      <p className="soft label-range">
        <span className="code">{print.first}</span> – <span className="code">{print.last}</span>
        {fits ? null : (
          <>
            {' '}
            <Trans>Too many for a page; the ZPL file has them all.</Trans>
          </>
        )}
      </p>
      <ol className="label-sheet">
        {labels.slice(0, quantityMax).map((label) => (
          <LabelView key={label.code} label={label} />
        ))}
      </ol>
    </Panel>
  )
}
