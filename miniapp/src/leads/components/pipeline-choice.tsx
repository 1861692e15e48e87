import { Chip, Chips } from '@/ui/chip';

type Props = { items: readonly { pipelineId: string; name: string }[]; value: string; onChange: (pipelineId: string) => void };

/** Most dealers have one pipeline and see no choice. */
export function PipelineChoice({ items, value, onChange }: Props) {
  if (items.length < 2) return null;
  return (
    <Chips>
      {items.map(({ pipelineId, name }) => (
        <Chip key={pipelineId} id={`pipeline-${pipelineId}`} label={name} on={pipelineId === value} onTap={() => onChange(pipelineId)} />
      ))}
    </Chips>
  );
}
