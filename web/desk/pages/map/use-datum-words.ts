import { useLingui } from '@lingui/react/macro'
import type { Datum } from '../../../api/city-map.ts'

/** The datums that a map may be in, as they are called. */
export function useDatumWords(): Record<Datum, string> {
  const { t } = useLingui()
  return {
    wgs84: t`WGS-84 or CGCS2000`,
    gcj02: t`GCJ-02, as web maps in China`,
    bd09: t`BD-09, as Baidu's maps`,
  }
}
