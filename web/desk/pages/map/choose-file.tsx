import { Trans } from '@lingui/react/macro'
import { type ChangeEvent, type DragEvent, useState } from 'react'

/** A file is dropped or chosen. */
export function ChooseFile({ onFile }: { onFile: (file: File) => void }) {
  const [isOver, setOver] = useState(false)
  const take = (file: File | undefined) => file && onFile(file)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files?.[0])
    // The same file, mended, may be chosen again.
    event.target.value = ''
  }
  return (
    <label
      className={isOver ? 'map-drop map-drop-over' : 'map-drop'}
      htmlFor="map-file"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input id="map-file" type="file" accept=".geojson,.json" onChange={choose} />
      <b>
        <Trans>Drop the file here, or choose it</Trans>
      </b>
      <span className="faint">
        <Trans>
          GeoJSON in degrees, at most 2 MB; properties.code of each feature is the code of a
          district or street
        </Trans>
      </span>
    </label>
  )
}
