import { Trans } from '@lingui/react/macro'
import { Button } from 'antd'
import { type RefObject, useState } from 'react'
import { useTheme } from '../../../shell/preferences.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { saveFile } from '../../../ui/desk/save-file.ts'
import { palettes } from '../../../ui/tokens.ts'
import { type Drawn, pngOf } from './draw.ts'
import { type ChainFormat, type ChainOrder, exportOf } from './questions.ts'

const formats: readonly ChainFormat[] = ['svg', 'csv', 'dot']

/** The picture as a file: PNG as it stands on the screen, the others whole and from the server. No names are in any. */
export function Exports(props: {
  drawnRef: RefObject<Drawn | null>
  by: ChainOrder
  snapshot: string
  isGraph: boolean
}) {
  const { drawnRef, by, snapshot, isGraph } = props
  const palette = palettes[useTheme()]
  const [fault, setFault] = useState<unknown>(null)
  const save = async (format: ChainFormat) => {
    setFault(null)
    try {
      const file = await exportOf({ format, by, snapshot })
      saveFile(file.fileName, file.mediaType, file.text)
    } catch (cause) {
      setFault(cause)
    }
  }
  const savePng = async () => {
    const drawn = drawnRef.current
    const blob = drawn && (await pngOf(drawn, palette.card))
    if (blob) saveFile('chains.png', 'image/png', new Uint8Array(await blob.arrayBuffer()))
  }
  return (
    <div className="chains-exports">
      <span className="soft">
        <Trans>Save as</Trans>
      </span>
      {isGraph ? (
        <Button size="small" onClick={() => void savePng()}>
          PNG
        </Button>
      ) : null}
      {formats.map((format) => (
        <Button key={format} size="small" onClick={() => void save(format)}>
          {format.toUpperCase()}
        </Button>
      ))}
      {fault ? <ErrorState cause={fault} /> : null}
    </div>
  )
}
