import { Trans } from '@lingui/react/macro'
import { useDropFile } from '../../../ui/desk/use-drop-file.ts'

/** A file is dropped or chosen. */
export function ChooseFile({ onFile }: { onFile: (file: File) => void }) {
  const { isOver, over, onChange } = useDropFile(onFile)
  return (
    <label className={isOver ? 'map-drop map-drop-over' : 'map-drop'} htmlFor="map-file" {...over}>
      <input id="map-file" type="file" accept=".geojson,.json" onChange={onChange} />
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
