// Files come by dropping them, by a button, or by the keyboard.
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";

interface Props {
  label: string;
  accept: string;
  class?: string;
  onFile: (file: File) => void;
  children?: ComponentChildren;
}

export function Drop({ label, accept, class: name = "", onFile, children }: Props) {
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <div
      class={`drop ${name} ${over ? "over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <label for={id}>{children ?? label}</label>
    </div>
  );
}
