import { type ThemeConfig, theme } from 'antd'
import { fontFamily, palettes, sizes, type ThemeName } from '../tokens.ts'

/** antd's tokens from ours; its preset blue and its Tag colours fail 4.5:1 and are not used. */
export function antdTheme(name: ThemeName): ThemeConfig {
  const palette = palettes[name]
  return {
    algorithm: name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'bihuan' },
    token: {
      colorPrimary: palette.jade,
      colorInfo: palette.info,
      colorSuccess: palette.ok,
      colorWarning: palette.wait,
      colorError: palette.late,
      colorLink: palette.jade,
      colorText: palette.ink,
      colorTextSecondary: palette.inkSoft,
      colorTextTertiary: palette.inkFaint,
      colorTextPlaceholder: palette.inkFaint,
      colorTextDescription: palette.inkFaint,
      colorTextLightSolid: palette.onJade,
      colorBgBase: palette.card,
      colorBgContainer: palette.card,
      colorBgElevated: palette.card,
      colorBgLayout: palette.paper,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      colorSplit: palette.line,
      controlItemBgActive: palette.jadeSoft,
      fontFamily,
      fontSize: 14,
      borderRadius: sizes.radiusSmall,
      controlHeight: sizes.control,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Table: {
        headerBg: palette.sunk,
        headerColor: palette.inkSoft,
        headerSplitColor: 'transparent',
        cellPaddingBlockSM: 7,
        cellPaddingInlineSM: 10,
        rowHoverBg: palette.paper,
      },
      Segmented: {
        trackBg: palette.sunk,
        itemSelectedBg: palette.card,
        itemColor: palette.inkSoft,
      },
    },
  }
}
