import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { use as registerParts } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { Board } from '../../../api/wire.ts'
import { useChart } from '../../../ui/desk/use-chart.ts'
import { fontFamily, palettes, type ThemeName } from '../../../ui/tokens.ts'

registerParts([LineChart, GridComponent, TooltipComponent, CanvasRenderer])

type CurveProps = {
  arrivals: Board['arrivals']
  theme: ThemeName
  words: { sampled: string; resulted: string }
  time: (at: string) => string
  number: (value: number) => string
}

function optionOf({ arrivals, theme, words, time, number }: CurveProps) {
  const palette = palettes[theme]
  const line = (name: string, color: string, values: number[], dashed: boolean) => ({
    type: 'line' as const,
    name,
    data: values,
    showSymbol: false,
    smooth: 0.25,
    lineStyle: { color, width: 2, type: dashed ? ('dashed' as const) : ('solid' as const) },
    itemStyle: { color },
    areaStyle: dashed ? undefined : { color, opacity: 0.12 },
  })
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left: 4, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same' as const },
    xAxis: {
      type: 'category' as const,
      data: arrivals.map((slot) => time(slot.at)),
      boundaryGap: false,
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: palette.inkFaint, fontSize: 11 },
    },
    yAxis: {
      type: 'value' as const,
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.inkFaint, fontSize: 11, formatter: number },
    },
    // Text drawn on the canvas: a tooltip of HTML would need style attributes, which the content security policy forbids.
    tooltip: {
      trigger: 'axis' as const,
      renderMode: 'richText' as const,
      backgroundColor: palette.card,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 12 },
      axisPointer: { lineStyle: { color: palette.lineStrong } },
      valueFormatter: (value: unknown) => number(Number(value)),
    },
    series: [
      line(
        words.sampled,
        palette.stageLaboratory,
        arrivals.map((slot) => slot.sampled),
        false,
      ),
      line(
        words.resulted,
        palette.ink,
        arrivals.map((slot) => slot.resulted),
        true,
      ),
    ],
  }
}

/** The arrival curve; fills the box around it and follows its size. */
export default function Curve(props: CurveProps) {
  const box = useChart(() => optionOf(props))
  return <div ref={box} className="curve-box" />
}
