// The colours and the logo that all cards of a film share.
import { Drop } from "../parts/drop";
import { Choice } from "../parts/fields";
import { useWords } from "../words/words";
import { type Brand, COLOURS, isOwn, NO_BRAND, USUAL } from "./branding";
import { useFiles } from "./files";

export function BrandOptions({ brand, onBrand }: { brand: Brand; onBrand: (brand: Brand) => void }) {
  const words = useWords();
  const { files, add } = useFiles();
  const pictures = Object.entries(files).filter(([, file]) => file.kind === "picture");
  const set = (part: Partial<Brand>) => onBrand({ ...brand, ...part });
  return (
    <details class="brand-options" open={isOwn(brand)}>
      <summary>{words.brand}</summary>
      <div class="row">
        {COLOURS.map((name) => (
          <label key={name} class="colour">
            <input type="color" value={brand[name] || USUAL[name]} onChange={(event) => set({ [name]: event.currentTarget.value })} />
            {words.colours[name]}
          </label>
        ))}
        <Choice label={words.logo} value={files[brand.logo] ? brand.logo : ""} of={{ "": words.none, ...Object.fromEntries(pictures.map(([name, file]) => [name, file.said])) }} onPick={(logo) => set({ logo })} />
        {files[brand.logo] && <Choice label={words.corner} value={brand.corner} of={words.corners} onPick={(corner) => set({ corner })} />}
        <Drop class="file" label={words.bringFile} accept="image/*" onFile={(file) => void add(file).then((logo) => logo && set({ logo }))} />
        {isOwn(brand) && <button class="small" onClick={() => onBrand(NO_BRAND)}>{words.noBrand}</button>}
      </div>
    </details>
  );
}
