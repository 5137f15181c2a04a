import type { Text } from '../../api/wire.ts'

/** The zones as everybody calls them; their full names do not fit into a tile. */
export const shortNames: Readonly<Record<string, Text>> = {
  410104: { zh: '管城区', en: 'Guancheng' },
  410171: { zh: '经开区', en: 'Econ-Tech' },
  410172: { zh: '高新区', en: 'High-tech' },
  410173: { zh: '航空港区', en: 'Airport' },
  410190: { zh: '郑东新区', en: 'Zhengdong' },
}
