namespace EcoTiles.Server.Viewing;

/// <summary>The page shown in place of a viewer that is not built.</summary>
static class MissingViewer
{
    public const string Page = """
        <!doctype html>
        <html lang="zh-CN">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>EcoTiles</title>
        <style>
          body { max-width: 40rem; margin: 12vh auto; padding: 0 1.5rem; font: 16px/1.7 system-ui, sans-serif; color: #24352c; }
          pre { padding: .9rem 1.1rem; border-radius: 8px; background: #eef4ef; overflow: auto; }
          a { color: #1b6e4b; }
        </style>
        <h1>网页尚未生成</h1>
        <p>瓦片服务正在运行，但浏览页面还没有构建。请在仓库中执行下面的命令，然后刷新本页：</p>
        <pre>cd src/viewer
        npm ci
        npm run build</pre>
        <p>The tile service is running, but its viewer has not been built. Run the commands above in the repository and
        reload this page.</p>
        <p><a href="plans">规划列表 Plans</a> · <a href="openapi/v1.json">接口说明 API</a> · <a href="readyz">状态 Status</a></p>
        </html>
        """;
}
