import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useState } from 'react'
import { wellsLoaded } from './bench.ts'
import { copyText } from './clipboard.ts'
import { plateMapOf } from './plate-map.ts'
import type { useBench } from './use-bench.ts'

/** The keys, the sound, and the plate map on paper and as a block for a sheet. */
export function LoadTools(props: {
  bench: ReturnType<typeof useBench>
  isLoud: boolean
  onLoud: (isLoud: boolean) => void
}) {
  const { t } = useLingui()
  const { bench, isLoud, onLoud } = props
  const { format, acts } = bench.draft
  const [block, setBlock] = useState<{ text: string; copied: boolean } | null>(null)
  const copy = async () => {
    const text = plateMapOf(format, wellsLoaded(bench.draft))
    setBlock({ text, copied: await copyText(text) })
  }
  return (
    <>
      <div className="load-tools">
        <Button onClick={bench.undo} disabled={acts.length === 0}>
          <kbd>F2</kbd> <Trans>Take back</Trans>
        </Button>
        <Button onClick={bench.skip}>
          <kbd>F4</kbd> <Trans>Skip a well</Trans>
        </Button>
        <span className="soft">
          <kbd>F8</kbd> <Trans>Hear the last scan again</Trans>
        </span>
        <span className="soft">
          <kbd>Esc</kbd> <Trans>Drop what was typed, twice: empty the plate</Trans>
        </span>
        <label className="load-loud" htmlFor="load-loud">
          <input
            id="load-loud"
            type="checkbox"
            checked={isLoud}
            onChange={(event) => onLoud(event.target.checked)}
          />
          <Trans>Sound</Trans>
        </label>
      </div>
      <div className="load-tools">
        <Button onClick={() => window.print()} disabled={acts.length === 0}>
          <Trans>Print the plate map</Trans>
        </Button>
        <Button onClick={() => void copy()} disabled={acts.length === 0}>
          <Trans>Copy for Excel</Trans>
        </Button>
        <span className="faint">
          <Trans>A column of codes from Excel can be pasted here with Ctrl+V.</Trans>
        </span>
        <span role="status">{block?.copied ? t`Copied` : null}</span>
      </div>
      {block && !block.copied ? (
        <label className="load-block" htmlFor="load-block">
          <Trans>The browser does not let us copy: select this and copy it.</Trans>
          <textarea id="load-block" readOnly rows={4} value={block.text} />
        </label>
      ) : null}
    </>
  )
}
