#!/usr/bin/env python3
"""What README.md shows on its first screen is what a reader gets; and the
Chinese README names the same commands, files and pages."""
import os, re, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

readme = open(os.path.join(TOP, "README.md"), encoding="utf-8").read()
question = re.search(r"^    \$ (echo '.*\| nc .*)$", readme, re.M)[1]
shown = re.search(r'^    \{"jsonrpc".*?\n\n', readme, re.M | re.S)[0]
trace = re.search(r"^    \$ build/duibiao trace (\S+)\n(.*?)\n\n", readme,
                  re.M | re.S)


def bare(text):
    """Blanks aside, and whatever number the paper got here."""
    text = re.sub(r"\b(\d{6})\.\d+\.", r"\1.N.", text)
    text = re.sub(r'"data_version":\d+', '"data_version":N',
                  re.sub(r"\s+", "", text))
    return text


def named(text):
    """What is to be typed and read: blocks but for their remarks, words in
    quotes of code, links."""
    blocks = [re.sub(r" +# .*", "", line) for line in
              re.findall(r"^    .*", text, re.M)]
    return (blocks, sorted(re.findall(r"`[^`\n]+`", re.sub(
        r"^    .*", "", text, flags=re.M))),
        sorted(set(re.findall(r"\]\((client/\S+)\)", text))),
        re.findall(r"^#+(?= )|^\d\.|^- ", text, re.M))


chinese = open(os.path.join(TOP, "README.zh-CN.md"), encoding="utf-8").read()
for about, got, wanted in zip(("the same commands", "the same words of code",
                               "the same pages", "the same parts"),
                              named(chinese), named(readme)):
    eq(got, wanted, f"README.zh-CN.md has {about}")
ok(len(re.findall(r"[\u4e00-\u9fff]", chinese)) > 800, "and is in Chinese")
for page in named(readme)[2]:
    ok(os.path.exists(os.path.join(TOP, page)), f"{page} is there")

with Daemon() as d:
    status, out, err = d.duibiao("ingest", EXAMPLES)
    eq(status, 0, "the examples are taken")
    env = {**os.environ, "DUIBIAO_SOCKET": d.socket}
    said = subprocess.run(["bash", "-c", question], env=env, text=True,
                          capture_output=True, timeout=60).stdout
    eq(bare(said), bare(shown), "the question gets the reply that is shown")
    fact = json.loads(said)["result"]["rows"][0]["fact"]
    status, out, err = d.duibiao("trace", fact)
    eq(status, 0, "its fact can be traced")
    eq(re.sub(r"\.\d+\.", ".N.", fact), re.sub(r"\.\d+\.", ".N.", trace[1]),
       "and is the one that is traced there")
    for piece in filter(str.strip, re.split("…|\n", trace[2])):
        ok(bare(piece) in bare(out), "the trace shows: " + piece.strip(), out)
done()
